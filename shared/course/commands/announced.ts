import colors from 'picocolors';
import { seconds } from '../verdict/verdict.ts';

/** Mostra o começo de um trabalho demorado, os segundos que passam e, na mesma linha, como ele terminou. */
export async function announced<T>(
  title: string,
  work: () => Promise<T>,
  ending: (result: T) => { good: boolean; text: string },
): Promise<T> {
  const started = performance.now();
  const elapsed = () => colors.dim(`(${seconds(performance.now() - started)})`);
  process.stdout.write(`  ${title} ... `);
  const ticking = process.stdout.isTTY
    ? setInterval(() => process.stdout.write(`\r  ${title} ... ${elapsed()} `), 1000)
    : undefined;
  try {
    const result = await work();
    const { good, text } = ending(result);
    const mark = good ? colors.green('✓') : colors.red('✗');
    process.stdout.write(
      `${process.stdout.isTTY ? `\r  ${title} ... ` : ''}${[mark, text, elapsed()].filter(Boolean).join(' ')}\n`,
    );
    return result;
  } finally {
    clearInterval(ticking);
  }
}

/** Um texto com recuo, debaixo da linha do trabalho que ele explica. */
export const indented = (text: string): string =>
  text
    .split('\n')
    .map((line) => `      ${line}`)
    .join('\n');

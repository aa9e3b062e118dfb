import colors from 'picocolors';
import { readySteps } from '../catalogue/catalogue.ts';
import { createCheckRunner } from '../check/check-runner.ts';
import { pageFaults } from '../proof/page.ts';
import { SECTIONS } from '../proof/repository.ts';
import { type ProofResult, proveStep } from '../proof/step-proof.ts';
import { seconds } from '../verdict/verdict.ts';

/** Mostra o começo de um trabalho demorado, os segundos que passam e, na mesma linha, como ele terminou. */
async function announced<T>(
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

/** O que cabe ler de uma ferramenta que falhou; o resto ela mostra quando roda sozinha. */
const MAX_LINES = 60;
const MAX_COLUMNS = 200;

/** O começo do que uma ferramenta disse, com recuo. */
function excerpt(text: string): string {
  const lines = text
    .split('\n')
    .map((line) => (line.length > MAX_COLUMNS ? `${line.slice(0, MAX_COLUMNS)}…` : line));
  const rest = lines.length - MAX_LINES;
  return indented(
    [...lines.slice(-MAX_LINES), ...(rest > 0 ? [`(e mais ${rest} linhas antes destas)`] : [])].join('\n'),
  );
}

const indented = (text: string): string =>
  text
    .split('\n')
    .map((line) => `      ${line}`)
    .join('\n');

function stepEnding({ faults, learner, wrongAnswers }: ProofResult): { good: boolean; text: string } {
  if (faults.length > 0) return { good: false, text: `${faults.length} falta(s)` };
  const caught = `solução passa, ${wrongAnswers} respostas erradas pegas`;
  const starter = learner
    ? `a sua resposta alcança ${learner.passed} de ${learner.goals} metas`
    : 'ponto de partida falha pelo motivo dito';
  return { good: true, text: `${caught}, ${starter}` };
}

/**
 * `npm test`: prova o repositório inteiro. Uma cópia de quem está no meio do curso também fica verde.
 * @returns 0 quando tudo está provado
 */
export async function prove(): Promise<number> {
  let faults = 0;
  console.log(`\n${colors.bold('Provando o repositório')}\n`);
  for (const { title, run } of SECTIONS) {
    const trouble = await announced(title, run, (found) => ({ good: found === undefined, text: '' }));
    if (trouble === undefined) continue;
    faults += 1;
    console.log(excerpt(trouble));
  }

  console.log(`\n${colors.bold('Provando os passos')}\n`);
  const runner = createCheckRunner();
  const steps = readySteps();
  try {
    for (const step of steps) {
      const work = async () => {
        const result = await proveStep(runner, step, process.env.CI !== 'true');
        result.faults.push(...pageFaults(step));
        return result;
      };
      const result = await announced(`${step.number}. ${step.title}`, work, stepEnding);
      if (result.faults.length > 0)
        console.log(indented(result.faults.map((fault) => `- ${fault}`).join('\n')));
      faults += result.faults.length;
    }
  } finally {
    await runner.close();
  }
  const proven = colors.bold(`${steps.length} passos provados.`);
  console.log(
    faults === 0
      ? `\n  ${colors.green('✓')} ${proven}\n`
      : `\n  ${colors.red('✗')} ${faults} falta(s). Corrija e rode npm test outra vez.\n`,
  );
  return faults === 0 ? 0 : 1;
}

import colors from 'picocolors';
import { seconds } from '../verdict/verdict.ts';

/** Um trabalho demorado, com o nome que a pessoa lê. */
export interface Work<Worker, Result> {
  title: string;
  run(worker: Worker): Promise<Result>;
}

/** Como um trabalho terminou: a marca, o texto da linha dele e o que vai debaixo dela. */
export interface Ending {
  good: boolean;
  text: string;
  below?: string;
}

/**
 * Reparte trabalhos entre quem os faz e mostra cada um quando termina. Em um terminal, a última linha diz o que está
 * em andamento; fora dele, só os que terminaram.
 * @param workers cada um faz um trabalho de cada vez
 * @returns os resultados, na ordem dos trabalhos
 */
export async function together<Worker, Result>(
  works: readonly Work<Worker, Result>[],
  workers: readonly Worker[],
  ending: (result: Result) => Ending,
): Promise<Result[]> {
  const started = performance.now();
  const running = new Set<string>();
  const results: Result[] = [];
  let finished = 0;
  const next = works.entries();
  const status = statusLine(() => {
    const elapsed = seconds(performance.now() - started);
    return `  ${colors.dim(`em andamento: ${[...running].join('; ')} (${elapsed}, ${finished} de ${works.length})`)}`;
  });
  const serve = async (worker: Worker): Promise<void> => {
    for (const [index, { title, run }] of next) {
      const begun = performance.now();
      running.add(title);
      status.show();
      const result = await run(worker);
      running.delete(title);
      results[index] = result;
      finished += 1;
      const { good, text, below } = ending(result);
      const mark = good ? colors.green('✓') : colors.red('✗');
      const time = colors.dim(`(${seconds(performance.now() - begun)})`);
      status.print(
        [`  ${mark} ${[title, text].filter(Boolean).join(': ')} ${time}`, below].filter(Boolean).join('\n'),
      );
    }
  };
  try {
    await Promise.all(workers.map(serve));
  } finally {
    status.end();
  }
  return results;
}

/** A linha de baixo de um terminal, que se refaz a cada segundo. Fora de um terminal, não existe. */
function statusLine(text: () => string): { show(): void; print(line: string): void; end(): void } {
  const { isTTY, columns = 80 } = process.stdout;
  const clear = () => isTTY && process.stdout.write('\r\u001b[K');
  const show = () => isTTY && process.stdout.write(`\r\u001b[K${text().slice(0, columns)}`);
  const timer = isTTY ? setInterval(show, 1000) : undefined;
  timer?.unref();
  return {
    show,
    print(line) {
      clear();
      console.log(line);
      show();
    },
    end() {
      clearInterval(timer);
      clear();
    },
  };
}

/** O bench do endpoint: `npm run bench aws`. Cada medida sobe a sua própria AWS local, noutro processo. */
import { bareLatency, emptyProcess, executionsTime, memoryAfter, startUp, syncLatency } from './measures.ts';

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

const NUMBER = new Intl.NumberFormat('pt-BR', { maximumFractionDigits: 1 });

/** Uma medida feita algumas vezes: mínimo, mediana e máximo. */
function row(name: string, unit: string, values: readonly number[], note = ''): string {
  const sorted = [...values].sort((a, b) => a - b);
  const shown = [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted.at(-1)].map(
    (value) => `${NUMBER.format(value ?? Number.NaN)} ${unit}`,
  );
  return `| ${[name, ...shown, note].join(' | ')} |`;
}

async function repeat<T>(times: number, measure: () => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let turn = 0; turn < times; turn++) results.push(await measure());
  return results;
}

const RUNS = 3;
const EXECUTIONS = 500;
const CALLS = 2000;
const FINISHED = 10_000;

const perSecond = (times: readonly number[]) => times.map((time) => (EXECUTIONS * 1000) / time);
const inMemory = await repeat(RUNS, () => executionsTime('memory', EXECUTIONS));
const inFolder = await repeat(RUNS, () => executionsTime('folder', EXECUTIONS));
const sync = await repeat(RUNS, () => syncLatency(CALLS));
const bare = await repeat(RUNS, () => bareLatency(CALLS));
const starts = await repeat(5, startUp);
const empty = await repeat(5, emptyProcess);
const memory = await memoryAfter('memory', FINISHED);
const folder = await memoryAfter('folder', FINISHED);

console.log(`O endpoint visto pelo AWS SDK, Node ${process.version}, ${RUNS} rodadas de cada medida.\n`);
console.log(
  [
    '| medida | mínimo | mediana | máximo | |',
    '| --- | --- | --- | --- | --- |',
    row(`${EXECUTIONS} execuções curtas, na memória`, 'por s', perSecond(inMemory), '20 de cada vez'),
    row(`${EXECUTIONS} execuções curtas, na pasta`, 'por s', perSecond(inFolder), '20 de cada vez'),
    row(
      'StartSyncExecution, p50',
      'ms',
      sync.map(({ p50 }) => p50),
      `${NUMBER.format(CALLS)} chamadas em fila`,
    ),
    row(
      'StartSyncExecution, p99',
      'ms',
      sync.map(({ p99 }) => p99),
    ),
    row(
      'o mesmo cliente e um node:http vazio, p50',
      'ms',
      bare.map(({ p50 }) => p50),
      'o piso',
    ),
    row(
      'o mesmo cliente e um node:http vazio, p99',
      'ms',
      bare.map(({ p99 }) => p99),
      'o piso',
    ),
    row(
      'subir: do processo à porta',
      'ms',
      starts.map(({ listening }) => listening),
      'limite: 400 ms',
    ),
    row(
      'subir: do processo à primeira resposta',
      'ms',
      starts.map(({ answered }) => answered),
    ),
    row('um processo com tsx que não faz nada', 'ms', empty, 'o piso'),
    row(`${NUMBER.format(FINISHED)} execuções terminadas, na memória: heap`, 'MB', [memory.heap]),
    row(`${NUMBER.format(FINISHED)} execuções terminadas, na memória: processo`, 'MB', [memory.rss]),
    row(`${NUMBER.format(FINISHED)} execuções terminadas, na pasta: heap`, 'MB', [folder.heap]),
    row(`${NUMBER.format(FINISHED)} execuções terminadas, na pasta: processo`, 'MB', [folder.rss]),
  ].join('\n'),
);

/**
 * O esforço das quedas: `npm run estresse`, ou `npm run estresse -- --quedas 20 --semente 123`.
 * Dois roteiros correm lado a lado, cada um com a sua pasta e as suas quedas.
 */
import { parseArgs } from 'node:util';
import { LostAnswer } from './scenario.ts';
import { stress } from './stress.ts';

// O SDK avisa que o Node 20 está velho; aqui só interessa o esforço.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

const { values } = parseArgs({
  options: {
    quedas: { type: 'string', default: '200' },
    semente: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
const kills = Number(values.quedas);
const seed = Number(values.semente);
const LANES = 2;

const started = performance.now();
const seconds = () => `${Math.round((performance.now() - started) / 1000)} s`;
let done = 0;
function progress(): void {
  done++;
  const line = `  ${done} de ${kills} quedas, ${seconds()}`;
  if (process.stdout.isTTY) process.stdout.write(`\r${line}`);
  else if (done % 20 === 0) console.log(line);
}

console.log(`${kills} quedas em momentos sorteados (--semente ${seed})`);
try {
  const reports = await Promise.all(
    Array.from({ length: LANES }, (_, lane) =>
      stress({
        kills: Math.floor((kills + lane) / LANES),
        seed: seed + lane,
        longestLife: 700,
        onKill: progress,
      }),
    ),
  );
  const total = (count: (report: (typeof reports)[number]) => number) =>
    reports.reduce((sum, report) => sum + count(report), 0);
  console.log(
    `\nTudo que foi respondido está lá: ${total((report) => report.kills)} quedas, ` +
      `${total((report) => report.executions)} execuções, ${total((report) => report.rounds)} voltas, ${seconds()}.`,
  );
} catch (error) {
  const isDefect = error instanceof LostAnswer;
  console.error(`\n${isDefect ? 'Uma resposta se perdeu' : 'O esforço parou'} (--semente ${seed}):`);
  console.error(isDefect ? error.message : error);
  process.exit(1);
}

/**
 * Um laço sem fim fora de uma função Lambda prende o processo do teste: nenhum tempo limite dele dispara.
 * Uma thread à parte percebe que o processo parou de responder e o encerra; quem rodava a verificação
 * vê a queda e explica.
 */
import { Worker } from 'node:worker_threads';

/** Quanto o processo pode passar sem responder, em milissegundos. A síntese mais lenta leva 3 s. */
export const BLOCKED_LIMIT_MS = 12_000;
const BEAT_MS = 250;

const WATCH = `
const { workerData } = require('node:worker_threads');
const { beats, limit } = workerData;
let last = -1;
let since = Date.now();
setInterval(() => {
  const now = Atomics.load(beats, 0);
  if (now !== last) since = Date.now();
  else if (Date.now() - since > limit) process.kill(process.pid, 'SIGKILL');
  last = now;
}, limit / 10);
`;

/** Começa a vigiar este processo. Devolve quem para de vigiar. */
export function watchThisProcess(limit = BLOCKED_LIMIT_MS): () => Promise<number> {
  const beats = new Int32Array(new SharedArrayBuffer(4));
  const timer = setInterval(() => Atomics.add(beats, 0, 1), BEAT_MS);
  timer.unref();
  const worker = new Worker(WATCH, { eval: true, workerData: { beats, limit }, execArgv: [], env: {} });
  worker.unref();
  return () => {
    clearInterval(timer);
    return worker.terminate();
  };
}

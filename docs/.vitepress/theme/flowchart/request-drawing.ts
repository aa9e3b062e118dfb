import type { DrawingReply, DrawingRequest } from './drawing.ts';

let worker: Worker | undefined;
let tickets = 0;
const waiting = new Map<number, (reply: DrawingReply) => void>();

/**
 * Pede um desenho ao worker, que é um só para a página inteira.
 * @throws Error se o worker não pôde ser carregado; o próximo pedido tenta de novo.
 */
export function requestDrawing(request: DrawingRequest): Promise<DrawingReply> {
  worker ??= startWorker();
  const ticket = ++tickets;
  return new Promise((resolve, reject) => {
    waiting.set(ticket, resolve);
    worker?.addEventListener('error', () => reject(new Error('O desenhista não carregou.')), { once: true });
    worker?.postMessage({ ...request, ticket });
  });
}

function startWorker(): Worker {
  const started = new Worker(new URL('./flowchart.worker.ts', import.meta.url), { type: 'module' });
  started.addEventListener('message', ({ data }: MessageEvent<DrawingReply & { ticket: number }>) => {
    waiting.get(data.ticket)?.(data);
    waiting.delete(data.ticket);
  });
  started.addEventListener('error', () => {
    waiting.clear();
    worker = undefined;
  });
  return started;
}

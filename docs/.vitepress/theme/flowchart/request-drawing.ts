import type { DrawingReply, DrawingRequest } from './drawing.ts';

type Ticketed = DrawingReply & { ticket: number };

let worker: Worker | undefined;
let tickets = 0;
const waiting = new Map<number, { resolve: (reply: DrawingReply) => void; reject: (error: Error) => void }>();

/**
 * Pede um desenho ao worker, que é um só para a página inteira.
 * @throws Error se o worker não pôde ser carregado ou parou; o próximo pedido começa outro.
 */
export function requestDrawing(request: DrawingRequest): Promise<DrawingReply> {
  worker ??= startWorker();
  const ticket = ++tickets;
  worker.postMessage({ ...request, ticket });
  return new Promise((resolve, reject) => waiting.set(ticket, { resolve, reject }));
}

function startWorker(): Worker {
  const started = new Worker(new URL('./flowchart.worker.ts', import.meta.url), { type: 'module' });
  started.addEventListener('message', ({ data }: MessageEvent<Ticketed>) => {
    waiting.get(data.ticket)?.resolve(data);
    waiting.delete(data.ticket);
  });
  started.addEventListener('error', () => {
    started.terminate();
    worker = undefined;
    for (const { reject } of waiting.values()) reject(new Error('O desenhista do fluxograma parou.'));
    waiting.clear();
  });
  return started;
}

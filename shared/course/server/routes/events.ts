import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { CheckHub } from '../check-hub.ts';

/** De quanto em quanto tempo dizer à página que a ligação vive, em milissegundos. */
const KEEP_ALIVE_MS = 15_000;

/** `GET /eventos`: o que muda no curso, como eventos do servidor (cada um, um `CourseEvent` em JSON). */
export const eventRoutes = (hub: CheckHub): Hono =>
  new Hono().get('/eventos', (context) =>
    streamSSE(context, async (stream) => {
      const unsubscribe = hub.subscribe((event) => {
        stream.writeSSE({ data: JSON.stringify(event) }).catch(() => undefined);
      });
      const gone = new Promise<void>((resolve) => stream.onAbort(resolve));
      const alive = setInterval(() => {
        stream.writeSSE({ event: 'vivo', data: '' }).catch(() => undefined);
      }, KEEP_ALIVE_MS);
      await stream.writeSSE({ event: 'inicio', data: '' });
      await gone;
      unsubscribe();
      clearInterval(alive);
    }),
  );

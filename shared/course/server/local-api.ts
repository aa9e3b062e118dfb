import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { catalogue, readySteps } from '../catalogue/catalogue.ts';
import { stepStates } from '../progress/progress.ts';
import type { CheckHub } from './check-hub.ts';

/** De quanto em quanto tempo dizer à página que a ligação vive, em milissegundos. */
const KEEP_ALIVE_MS = 15_000;

/**
 * A API que a página de um passo usa sob `npm start`. Só conhece os passos do catálogo,
 * e só verifica: não recebe código, caminho nem comando.
 */
export function createLocalApi(hub: CheckHub): Hono {
  const api = new Hono().basePath('/_curso');
  const known = (slug: string): boolean => readySteps().some((step) => step.slug === slug);
  const notFound = { erro: 'Este passo não está no catálogo.' };

  api.get('/passos/:slug', (context) => {
    const slug = context.req.param('slug');
    return known(slug) ? context.json(hub.status(slug)) : context.json(notFound, 404);
  });

  api.post('/passos/:slug/verificar', (context) => {
    const slug = context.req.param('slug');
    if (context.req.header('x-curso') !== '1')
      return context.json({ erro: 'Falta o cabeçalho X-Curso.' }, 403);
    if (!known(slug)) return context.json(notFound, 404);
    hub.request(slug);
    return context.json({ pedido: slug }, 202);
  });

  api.get('/progresso', (context) =>
    context.json({ steps: stepStates(catalogue()).map(({ step, state }) => ({ step: step.slug, state })) }),
  );

  api.get('/eventos', (context) =>
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

  api.notFound((context) => context.json({ erro: 'A API local não tem este endereço.' }, 404));
  return api;
}

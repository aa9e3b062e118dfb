import { type Context, Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { catalogue, readySteps } from '../catalogue/catalogue.ts';
import { stepStates } from '../progress/progress.ts';
import type { CheckHub } from './check-hub.ts';
import type { Outbox } from './outbox.ts';

/** De quanto em quanto tempo dizer à página que a ligação vive, em milissegundos. */
const KEEP_ALIVE_MS = 15_000;

/** Um site alheio não consegue pôr este cabeçalho em um pedido: o navegador pergunta antes, e a resposta é não. */
const isAsked = (context: Context): boolean => context.req.header('x-curso') === '1';
const notAsked = { erro: 'Falta o cabeçalho X-Curso.' };

/**
 * A API que a página usa sob `npm start`. Só conhece os passos do catálogo e a caixa de saída:
 * não recebe código, caminho nem comando.
 */
export function createLocalApi(hub: CheckHub, outbox: Outbox): Hono {
  const api = new Hono().basePath('/_curso');
  const known = (slug: string): boolean => readySteps().some((step) => step.slug === slug);
  const notFound = { erro: 'Este passo não está no catálogo.' };

  api.get('/passos/:slug', (context) => {
    const slug = context.req.param('slug');
    return known(slug) ? context.json(hub.status(slug)) : context.json(notFound, 404);
  });

  api.post('/passos/:slug/verificar', (context) => {
    const slug = context.req.param('slug');
    if (!isAsked(context)) return context.json(notAsked, 403);
    if (!known(slug)) return context.json(notFound, 404);
    hub.request(slug);
    return context.json({ pedido: slug }, 202);
  });

  api.get('/progresso', (context) =>
    context.json({ steps: stepStates(catalogue()).map(({ step, state }) => ({ step: step.slug, state })) }),
  );

  api.get('/caixa-de-saida', async (context) =>
    context.json(await outbox.read(context.req.query('after') ?? '')),
  );

  api.delete('/caixa-de-saida', async (context) => {
    if (!isAsked(context)) return context.json(notAsked, 403);
    await outbox.clear();
    return context.body(null, 204);
  });

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

import { Hono } from 'hono';
import type { CheckHub } from '../check-hub.ts';
import { onlyAsked, onlyKnownStep } from '../guard.ts';

/** `/passos/NN-slug`: o estado de um passo e o que se pede para ele. */
export const stepRoutes = (hub: CheckHub): Hono =>
  new Hono()
    .get('/passos/:slug', onlyKnownStep, (context) => context.json(hub.status(context.req.param('slug'))))
    .post('/passos/:slug/verificar', onlyAsked, onlyKnownStep, (context) => {
      const slug = context.req.param('slug');
      hub.request(slug);
      return context.json({ pedido: slug }, 202);
    });

import { Hono } from 'hono';
import { onlyAsked } from '../guard.ts';
import type { Outbox } from '../outbox.ts';

/** `GET` e `DELETE /caixa-de-saida`: o que a AWS local teria mandado. */
export const outboxRoutes = (outbox: Outbox): Hono =>
  new Hono()
    .get('/caixa-de-saida', async (context) =>
      context.json(await outbox.read(context.req.query('after') ?? '')),
    )
    .delete('/caixa-de-saida', onlyAsked, async (context) => {
      await outbox.clear();
      return context.body(null, 204);
    });

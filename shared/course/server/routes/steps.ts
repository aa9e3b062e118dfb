import { Hono } from 'hono';
import type { CheckHub } from '../check-hub.ts';
import { onlyAsked, onlyKnownStep } from '../guard.ts';
import { BadRequest, optionalInteger, requestBody } from '../request-body.ts';
import type { StepDesk } from '../step-desk.ts';

/** `/passos/NN-slug`: o estado de um passo e o que se pede para ele. */
export const stepRoutes = (hub: CheckHub, desk: StepDesk): Hono =>
  new Hono()
    .get('/passos/:slug', onlyKnownStep, (context) => context.json(hub.status(context.req.param('slug'))))

    .post('/passos/:slug/verificar', onlyAsked, onlyKnownStep, async (context) => {
      const slug = context.req.param('slug');
      hub.request(slug, optionalInteger(await requestBody(context), 'semente', 0));
      return context.json({ pedido: slug }, 202);
    })

    .post('/passos/:slug/dica', onlyAsked, onlyKnownStep, async (context) =>
      context.json({ dicas: await hub.hint(context.req.param('slug')) }),
    )

    .get('/passos/:slug/diferenca', onlyKnownStep, (context) =>
      context.json({ files: desk.compare(context.req.param('slug')) }),
    )

    .post('/passos/:slug/recomecar', onlyAsked, onlyKnownStep, async (context) => {
      const slug = context.req.param('slug');
      const guardado = await desk.restart(slug);
      hub.tell({ type: 'restarted', step: slug });
      hub.changed(slug);
      return context.json({ guardado });
    })

    .post('/passos/:slug/abrir', onlyAsked, onlyKnownStep, async (context) => {
      const body = await requestBody(context);
      if (typeof body.arquivo !== 'string')
        throw new BadRequest('"arquivo" deve ser o caminho de um arquivo.');
      const outcome = await desk.open(context.req.param('slug'), {
        file: body.arquivo,
        line: optionalInteger(body, 'linha', 1),
        column: optionalInteger(body, 'coluna', 1),
      });
      return context.json(outcome);
    });

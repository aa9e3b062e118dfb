import { Hono } from 'hono';
import type { CheckHub } from './check-hub.ts';
import type { Outbox } from './outbox.ts';
import { eventRoutes } from './routes/events.ts';
import { outboxRoutes } from './routes/outbox.ts';
import { progressRoutes } from './routes/progress.ts';
import { stepRoutes } from './routes/steps.ts';

/** Quem atende a cada grupo de endereços. */
export interface LocalApiParts {
  hub: CheckHub;
  outbox: Outbox;
}

/**
 * A API que a página usa sob `npm start`: o índice dos seus endereços, um arquivo por grupo em `routes/`.
 * O que muda alguma coisa pede o cabeçalho `X-Curso: 1` (`guard.ts`); nenhum endereço recebe comando, e os
 * caminhos são sempre os de um passo do catálogo.
 */
export function createLocalApi({ hub, outbox }: LocalApiParts): Hono {
  const api = new Hono().basePath('/_curso');
  api.route('/', stepRoutes(hub));
  api.route('/', progressRoutes(hub));
  api.route('/', eventRoutes(hub));
  api.route('/', outboxRoutes(outbox));
  api.notFound((context) => context.json({ erro: 'A API local não tem este endereço.' }, 404));
  api.onError((error, context) => context.json({ erro: error.message }, 500));
  return api;
}

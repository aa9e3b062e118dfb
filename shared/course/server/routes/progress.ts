import { Hono } from 'hono';
import type { CheckHub } from '../check-hub.ts';

/** `GET /progresso`: em que pé está cada passo do catálogo. As mudanças vêm por `GET /eventos`. */
export const progressRoutes = (hub: CheckHub): Hono =>
  new Hono().get('/progresso', (context) => context.json({ steps: hub.progress() }));

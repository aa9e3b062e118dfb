import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Assistant } from '../assistant/assistant.ts';
import type { CheckHub } from './check-hub.ts';
import type { Outbox } from './outbox.ts';
import { assistantRoutes } from './routes/assistant.ts';
import { eventRoutes } from './routes/events.ts';
import { outboxRoutes } from './routes/outbox.ts';
import { progressRoutes } from './routes/progress.ts';
import { simulatorRoutes } from './routes/simulator.ts';
import { stepRoutes } from './routes/steps.ts';
import type { RunTask } from './simulator/task-answer.ts';
import type { StepDesk } from './step-desk.ts';

/** Quem atende a cada grupo de endereços. */
export interface LocalApiParts {
  hub: CheckHub;
  outbox: Outbox;
  desk: StepDesk;
  /** Faz as tarefas do simulador na AWS local. */
  runTask: RunTask;
  /** Conversa com o assistente do passo 14. */
  assistant: Assistant;
}

/** O maior pedido que a API lê, em bytes: cabe uma definição inteira, do tamanho máximo da AWS. */
const LARGEST_REQUEST = 4 * 1024 * 1024;

/** Os erros que são de quem pediu, e a resposta que recebem. */
const REFUSALS: Record<string, 400 | 404 | 409> = {
  BadRequest: 400,
  NotAStepFile: 404,
  AssistantRefusal: 409,
};

/**
 * A API que a página usa sob `npm start`: o índice dos seus endereços, um arquivo por grupo em `routes/`.
 * O que muda alguma coisa pede o cabeçalho `X-Curso: 1` (`guard.ts`); nenhum endereço recebe comando, e os
 * caminhos são sempre os de um passo do catálogo.
 */
export function createLocalApi({ hub, outbox, desk, runTask, assistant }: LocalApiParts): Hono {
  const api = new Hono().basePath('/_curso');
  api.use(
    bodyLimit({
      maxSize: LARGEST_REQUEST,
      onError: (context) => context.json({ erro: 'O pedido é grande demais.' }, 413),
    }),
  );
  api.route('/', stepRoutes(hub, desk));
  api.route('/', progressRoutes(hub));
  api.route('/', eventRoutes(hub));
  api.route('/', outboxRoutes(outbox));
  api.route('/', simulatorRoutes(runTask));
  api.route('/', assistantRoutes(assistant));
  api.notFound((context) => context.json({ erro: 'A API local não tem este endereço.' }, 404));
  api.onError((error, context) => context.json({ erro: error.message }, REFUSALS[error.name] ?? 500));
  return api;
}

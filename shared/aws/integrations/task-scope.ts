import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { HttpRequest } from '../service.ts';

/** O cabeçalho que diz ao endpoint local de qual tarefa vem uma chamada. À AWS ele não vai. */
const HEADER = 'x-local-task';

/** O que se sabe de uma tarefa em curso. */
export interface RunningTask {
  readonly signal: AbortSignal;
  readonly executionArn: string;
}

const current = new AsyncLocalStorage<string>();
const tasks = new Map<string, RunningTask>();

/** Roda uma tarefa de modo que as chamadas que ela fizer ao endpoint digam que são dela. */
export async function asTask<T>(task: RunningTask, run: () => T | Promise<T>): Promise<T> {
  const id = randomUUID();
  tasks.set(id, task);
  try {
    return await current.run(id, run);
  } finally {
    tasks.delete(id);
  }
}

/** A tarefa que fez este pedido; `undefined` quando não foi uma em curso neste processo. */
export function taskOf(request: HttpRequest | undefined): RunningTask | undefined {
  const id = request?.headers[HEADER];
  return id === undefined ? undefined : tasks.get(id);
}

type Handler = (args: { request?: { headers?: Record<string, string> } }) => Promise<unknown>;

interface Tagged {
  readonly middlewareStack?: {
    // biome-ignore lint/suspicious/noExplicitAny: o tipo do middleware do SDK muda com cada cliente, e aqui só se escreve um cabeçalho.
    add(middleware: any, options: any): void;
  };
}

/** Faz um cliente do SDK dizer de que tarefa vem cada chamada sua. */
export function tagTasks(client: unknown): void {
  (client as Tagged).middlewareStack?.add(
    (next: Handler) => (args: Parameters<Handler>[0]) => {
      const id = current.getStore();
      if (id !== undefined && args.request?.headers) args.request.headers[HEADER] = id;
      return next(args);
    },
    { step: 'build', name: 'tagTasks' },
  );
}

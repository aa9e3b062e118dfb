import type { ToolsQuestion, WorkerReply, WorkerRequest } from './worker-messages.ts';

/** Quanto uma pergunta pode demorar, em milissegundos. */
const PATIENCE_MS = 10_000;

interface Asked {
  resolve(answer: unknown): void;
  reject(error: Error): void;
  timer: ReturnType<typeof setTimeout>;
}

/** O worker das perguntas não respondeu; a mensagem diz por quê, em português. */
export class UnansweredQuestion extends Error {
  override readonly name = 'UnansweredQuestion';
}

let worker: Worker | undefined;
let lastId = 0;
const asked = new Map<number, Asked>();

/**
 * Pergunta ao worker que valida e inspeciona; um só serve a todas as perguntas da página.
 * @throws UnansweredQuestion se ele não puder responder
 */
export function askTools<T>(question: ToolsQuestion): Promise<T> {
  worker ??= openWorker();
  const id = ++lastId;
  const timer = setTimeout(
    () => abandon('A definição é grande ou complexa demais para este navegador.'),
    PATIENCE_MS,
  );
  worker.postMessage({ kind: 'ask', id, question } satisfies WorkerRequest);
  return new Promise<T>((resolve, reject) => {
    asked.set(id, { resolve: resolve as (answer: unknown) => void, reject, timer });
  });
}

function openWorker(): Worker {
  const opened = new Worker(new URL('./simulator.worker.ts', import.meta.url), { type: 'module' });
  opened.addEventListener('message', ({ data }: MessageEvent<WorkerReply>) => {
    if (data.kind === 'update') return;
    const question = asked.get(data.id);
    if (!question) return;
    asked.delete(data.id);
    clearTimeout(question.timer);
    if (data.kind === 'answer') question.resolve(data.answer);
    else question.reject(new UnansweredQuestion(data.message));
  });
  opened.addEventListener('error', (event) => {
    event.preventDefault();
    abandon('O motor não pôde ser carregado. Recarregue a página e tente de novo.');
  });
  return opened;
}

/** Derruba o worker e tudo o que lhe foi perguntado; a próxima pergunta abre outro. */
function abandon(message: string): void {
  worker?.terminate();
  worker = undefined;
  for (const { reject, timer } of asked.values()) {
    clearTimeout(timer);
    reject(new UnansweredQuestion(message));
  }
  asked.clear();
}

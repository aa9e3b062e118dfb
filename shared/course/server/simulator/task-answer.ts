import { type LoneTask, type LoneTaskWatcher, TaskError } from '../../../testing/local-aws.ts';

/** Quem faz uma tarefa na AWS local. */
export type RunTask = (task: LoneTask, watcher: LoneTaskWatcher) => Promise<string>;

/**
 * Faz a tarefa e conta o que acontece, uma linha de JSON por vez: `{"submitted": …}`, `{"started": …}` e
 * `{"heartbeat": true}` no caminho; no fim, `{"result": …}` ou `{"error": …, "cause": …}`. Nunca rejeita.
 * @param tell recebe cada linha, sem a quebra
 */
export async function answerTask(
  runTask: RunTask,
  task: LoneTask,
  signal: AbortSignal,
  tell: (line: string) => void,
): Promise<void> {
  try {
    const result = await runTask(task, {
      signal,
      submitted: (output) => tell(`{"submitted":${output}}`),
      started: (workerName) => tell(JSON.stringify({ started: workerName ?? '' })),
      heartbeat: () => tell('{"heartbeat":true}'),
    });
    tell(`{"result":${result}}`);
  } catch (failure) {
    if (!signal.aborted) tell(JSON.stringify(errorOf(failure)));
  }
}

function errorOf(failure: unknown): { error: string; cause?: string } {
  if (!(failure instanceof TaskError)) {
    return {
      error: 'States.TaskFailed',
      cause: failure instanceof Error ? failure.message : String(failure),
    };
  }
  const { error = 'States.TaskFailed', causeText: cause } = failure;
  return { error, ...(cause === undefined ? {} : { cause }) };
}

import { StatesError } from '../execution/states-error.ts';
import { TaskError } from '../execution/task.ts';
import type { Thread } from '../execution/thread.ts';
import { type Json, JsonText } from '../json/json.ts';
import { parseJson } from '../json/parse.ts';
import type { Visit } from '../machine/state-node.ts';

/**
 * Chama um serviço pela porta das tarefas, fora do histórico: é como um Map Distributed lê e escreve no S3.
 * @param errorName o erro que o Map mostra se a chamada falhar
 * @throws StatesError
 */
export function* callTask(thread: Thread, resource: string, input: Json, errorName: string): Visit<Json> {
  const controller = new AbortController();
  try {
    const answer = yield* thread.settled(
      thread.run.tasks({
        resource,
        arguments: input,
        signal: controller.signal,
        stateName: thread.state.name,
        executionArn: thread.run.arn,
        attempt: thread.retryCount,
        submitted: () => {},
        started: () => {},
        heartbeat: () => {},
        resumed: false,
      }),
    );
    return answer instanceof JsonText ? parseJson(answer.text) : answer;
  } catch (error) {
    const cause = error instanceof TaskError ? error.causeText : (error as Error).message;
    throw new StatesError(errorName, cause);
  } finally {
    controller.abort();
  }
}

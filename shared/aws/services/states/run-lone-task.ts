import { type Json, JsonText, type TaskRequest } from '../../../asl/index.ts';
import { parseJson, stringifyJson } from '../../../asl/json/index.ts';
import type { Engine } from './engine.ts';

/** Uma tarefa sem execução: quem a pede anda com a máquina em outro lugar, como a página do simulador. */
export type LoneTask = Pick<
  TaskRequest,
  | 'resource'
  | 'arguments'
  | 'token'
  | 'stateName'
  | 'executionArn'
  | 'attempt'
  | 'roleArn'
  | 'timeoutSeconds'
  | 'heartbeatSeconds'
>;

/** Quem acompanha a tarefa. Os valores são texto JSON, em uma linha. */
export interface LoneTaskWatcher {
  readonly signal: AbortSignal;
  submitted(output: string): void;
  started(workerName: string | undefined): void;
  heartbeat(): void;
}

/**
 * Faz uma tarefa como o Task de uma máquina daqui a faria: pela mesma integração, com o mesmo SDK.
 * @param machineRole em nome de quem; um papel que não existe aqui pode tudo
 * @returns a resposta, como texto JSON, em uma linha
 * @throws `TaskError` com o erro que a máquina veria
 */
export async function runLoneTask(
  engine: Engine,
  machineRole: string,
  task: LoneTask,
  { signal, submitted, started, heartbeat }: LoneTaskWatcher,
): Promise<string> {
  const result = await engine.tasksOf(machineRole)({
    ...task,
    signal,
    resumed: false,
    submitted: (output) => submitted(oneLine(output)),
    started,
    heartbeat,
  });
  return oneLine(result);
}

/** O texto de um serviço pode ter quebras de linha; lido e escrito de novo, os números ficam como vieram. */
function oneLine(value: Json | JsonText): string {
  if (!(value instanceof JsonText)) return stringifyJson(value);
  return value.text.includes('\n') ? stringifyJson(parseJson(value.text)) : value.text;
}

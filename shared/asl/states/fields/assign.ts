import { StatesError } from '../../execution/states-error.ts';
import type { Thread } from '../../execution/thread.ts';
import type { Json, JsonObject } from '../../json/json.ts';
import { sizeExceeds } from './size-limit.ts';

/** As variáveis que um estado atribui, pelo nome; `undefined` se não atribui nenhuma. */
export type Assigned = JsonObject | undefined;

/** Uma variável, e também um `Assign` inteiro. Bytes. */
const MAX_ASSIGN_BYTES = 256 * 1024;

/** Todas as variáveis de uma execução. Bytes. */
const MAX_VARIABLES_BYTES = 10 * 1024 * 1024;

/**
 * Troca as variáveis do fio por outras, com os novos valores. As antigas não mudam: um ramo irmão que as
 * herdou continua a vê-las.
 * @throws StatesError `States.DataLimitExceeded`
 */
export function assignVariables(thread: Thread, values: JsonObject): void {
  if (sizeExceeds(values, MAX_ASSIGN_BYTES)) {
    throw new StatesError(
      'States.DataLimitExceeded',
      `The size of the variables assigned by the state '${thread.state.name}' exceeds the maximum number of bytes service limit.`,
    );
  }
  const variables = new Map(thread.variables);
  for (const name of Object.keys(values)) variables.set(name, values[name] as Json);
  if (mayExceedTotal(variables) && sizeExceeds([...variables.values()], MAX_VARIABLES_BYTES)) {
    throw new StatesError(
      'States.DataLimitExceeded',
      'The total size of the variables of the execution exceeds the maximum number of bytes service limit.',
    );
  }
  thread.variables = variables;
}

/** Poucas variáveis não chegam ao limite, porque cada uma tem o seu. */
function mayExceedTotal(variables: ReadonlyMap<string, Json>): boolean {
  return variables.size * MAX_ASSIGN_BYTES > MAX_VARIABLES_BYTES;
}

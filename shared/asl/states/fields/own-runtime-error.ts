import { ChildFailure } from '../../execution/fork.ts';
import type { StatesError } from '../../execution/states-error.ts';

/**
 * Diz se o erro é de um campo JSONPath do próprio Parallel ou Map: a AWS o registra direto em
 * `ExecutionFailed`, sem `MapStateFailed`.
 */
export function isOwnRuntimeError(error: StatesError): boolean {
  return error.error === 'States.Runtime' && !(error instanceof ChildFailure);
}

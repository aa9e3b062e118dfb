import { EvaluationError } from '../evaluation-error.ts';

/**
 * Um erro do Step Functions: nome e causa, que Retry e Catch podem tratar. É um valor que percorre a
 * execução; sem pilha, para que falhar custe pouco.
 */
export class StatesError extends Error {
  readonly error: string | undefined;
  readonly causeText: string | undefined;

  constructor(error: string | undefined, causeText: string | undefined) {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(causeText ?? error ?? '');
    Error.stackTraceLimit = stackTraceLimit;
    this.name = 'StatesError';
    this.error = error;
    this.causeText = causeText;
  }
}

/** Erro de um campo JSONPath: `States.Runtime`, que não se captura. */
export function runtimeError(detail: string): EvaluationError {
  return new EvaluationError('States.Runtime', detail);
}

/** Erro de uma expressão JSONata no campo dado. */
export function queryError(detail: string, location: string): EvaluationError {
  return new EvaluationError('States.QueryEvaluationError', detail, location);
}

/** A execução acabou (parada, tempo esgotado, limite) enquanto um estado andava: desfaz a pilha, sem ruído. */
export class ExecutionEnded extends Error {
  constructor() {
    super('a execução terminou');
    this.name = 'ExecutionEnded';
  }
}

/** `States.ALL` não alcança estes. `States.Runtime` nem pelo nome. */
const BEYOND_ALL = new Set(['States.Runtime', 'States.DataLimitExceeded']);

/** Diz se um `ErrorEquals` alcança o erro. Fonte: Developer Guide, "Handling errors"; e os registros. */
export function matchesError(errorEquals: readonly string[], error: string | undefined): boolean {
  if (error === 'States.Runtime') return false;
  return errorEquals.some((name) => matchesName(name, error));
}

function matchesName(name: string, error: string | undefined): boolean {
  if (name === error) return true;
  if (name === 'States.ALL') return error === undefined || !BEYOND_ALL.has(error);
  if (name === 'States.TaskFailed') {
    return error !== 'States.Timeout' && (error === undefined || !BEYOND_ALL.has(error));
  }
  return name === 'States.Timeout' && error === 'States.HeartbeatTimeout';
}

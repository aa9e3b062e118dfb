import { EvaluationError } from '../evaluation-error.ts';

/** Quantos caracteres do nome de um erro, e da causa, cabem em um evento. Fonte: modelo da API. */
const MAX_ERROR_LENGTH = 256;
const MAX_CAUSE_LENGTH = 32_768;

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
    this.error = error?.slice(0, MAX_ERROR_LENGTH);
    this.causeText = causeText?.slice(0, MAX_CAUSE_LENGTH);
  }
}

/**
 * Passou `HeartbeatSeconds` sem notícia. O histórico diz `States.Timeout`; Retry e Catch o alcançam também
 * por `States.HeartbeatTimeout`.
 */
export class HeartbeatTimeout extends StatesError {
  constructor() {
    super('States.Timeout', undefined);
  }
}

/** Erro de um campo JSONPath: `States.Runtime`, que não se captura. */
export function runtimeError(detail: string): EvaluationError {
  return new EvaluationError('States.Runtime', detail);
}

/** Erro de um estado em JSONata; `location` é o campo, quando o erro é de um. */
export function queryError(detail: string, location?: string): EvaluationError {
  return new EvaluationError('States.QueryEvaluationError', detail, location);
}

/** A execução acabou (parada, tempo esgotado, limite) enquanto um estado andava: desfaz a pilha, sem ruído. */
export class ExecutionEnded extends Error {
  constructor() {
    super('a execução terminou');
    this.name = 'ExecutionEnded';
  }
}

/**
 * Diz se um `ErrorEquals` alcança o erro. `States.Runtime` não se captura, nem pelo nome. `States.ALL`
 * alcança os demais, também `States.DataLimitExceeded`: assim está gravado, embora o guia diga o contrário.
 */
export function matchesError(errorEquals: readonly string[], failure: StatesError): boolean {
  if (failure.error === 'States.Runtime') return false;
  return errorEquals.some((name) => matchesName(name, failure));
}

function matchesName(name: string, failure: StatesError): boolean {
  const { error } = failure;
  if (name === error || name === 'States.ALL') return true;
  if (name === 'States.TaskFailed') return error !== 'States.Timeout';
  return name === 'States.HeartbeatTimeout' && failure instanceof HeartbeatTimeout;
}

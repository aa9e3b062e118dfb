import { CAUSES } from './causes.ts';
import { SERVICE_ERRORS } from './service-errors.ts';
import { STATES_ERRORS } from './states-errors.ts';

/** Um erro de uma execução, como o histórico o mostra. */
export interface ExecutionFailure {
  readonly error?: string;
  readonly cause?: string;
}

/**
 * O que o erro de uma execução quer dizer e por onde começar, em uma a três frases em português. A causa diz mais que
 * o nome, e vem primeiro.
 */
export function explainError({ error = '', cause = '' }: ExecutionFailure): string {
  for (const [pattern, explain] of CAUSES) {
    const match = pattern.exec(cause);
    if (match) return explain(match);
  }
  const known = Object.hasOwn(STATES_ERRORS, error) ? STATES_ERRORS[error] : undefined;
  if (known !== undefined) return known;
  for (const [pattern, explanation] of SERVICE_ERRORS) if (pattern.test(error)) return explanation;
  if (error.startsWith('States.'))
    return 'Um erro do próprio Step Functions. A causa, em inglês, diz o que houve.';
  if (/^[A-Za-z0-9]+\.[A-Za-z0-9]/.test(error)) {
    return 'O serviço que a tarefa chamou recusou o pedido ou falhou. A causa, em inglês, diz por quê.';
  }
  return 'Um erro com um nome escolhido por quem o lançou: uma função, um Fail ou quem respondeu à tarefa. Para tratá-lo, ponha este nome no ErrorEquals de um Catch ou de um Retry.';
}

/**
 * Uma expressão, um caminho ou uma função intrínseca falhou ao ser avaliada. O texto é o que a AWS dá,
 * sem o começo "An error occurred while executing the state …", que quem executa o estado acrescenta.
 */
export class EvaluationError extends Error {
  /** O nome do erro: `States.Runtime`, `States.QueryEvaluationError`… */
  readonly error: string;
  /** O campo que falhou (`Output/total`), quando a AWS o informa em `EvaluationFailed`. */
  readonly location: string | undefined;

  constructor(error: string, message: string, location?: string) {
    super(message);
    this.name = 'EvaluationError';
    this.error = error;
    this.location = location;
  }
}

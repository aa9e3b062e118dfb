/** O texto não é uma chamada de função intrínseca. */
export class IntrinsicSyntaxError extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'IntrinsicSyntaxError';
  }
}

/** Uma função intrínseca recusou os argumentos. A mensagem é o que a AWS põe depois da chamada citada. */
export class IntrinsicFailure extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'IntrinsicFailure';
  }
}

/** A recusa mais comum: `Invalid arguments in States.X`. */
export function invalidArguments(name: string): IntrinsicFailure {
  return new IntrinsicFailure(`Invalid arguments in ${name}`);
}

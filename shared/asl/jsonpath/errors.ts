/** O texto não é um caminho. A razão é a que a AWS dá, quando se sabe qual é. */
export class PathSyntaxError extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'PathSyntaxError';
  }
}

/** O caminho não leva a lugar nenhum neste valor. A razão é a da biblioteca que a AWS usa (Jayway). */
export class PathNotFound extends Error {
  /** Verdadeiro se um passo só serve para listas e achou outra coisa: mais que ausência, é engano. */
  readonly isMismatch: boolean;

  constructor(reason: string, isMismatch = false) {
    super(reason);
    this.name = 'PathNotFound';
    this.isMismatch = isMismatch;
  }
}

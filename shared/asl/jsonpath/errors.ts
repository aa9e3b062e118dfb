/** O texto não é um caminho. A razão é a que a AWS dá, quando se sabe qual é. */
export class PathSyntaxError extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'PathSyntaxError';
  }
}

/** O caminho não leva a lugar nenhum neste valor. A razão é a da biblioteca que a AWS usa (Jayway). */
export class PathNotFound extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'PathNotFound';
  }
}

/** Onde o erro está: linha e coluna, a partir de 1. */
export interface JsonPosition {
  line: number;
  column: number;
}

/**
 * O texto não é JSON. O motivo e a posição são os que daria o leitor que a AWS usa (Jackson).
 * `message` mostra a posição; `describe` a mostra com a fonte que quem chama quiser citar.
 */
export class JsonSyntaxError extends Error {
  readonly reason: string;
  readonly position: JsonPosition;
  /** Onde começa o objeto ou a lista que ficou aberta, quando o motivo a cita (`%s`). */
  readonly start: JsonPosition | undefined;

  constructor(reason: string, position: JsonPosition, start?: JsonPosition) {
    super(reason);
    this.name = 'JsonSyntaxError';
    this.reason = reason;
    this.position = position;
    this.start = start;
    this.message = this.describe('text');
  }

  /**
   * O motivo seguido da posição, como o Jackson os escreve.
   * @param source o que ele diz da fonte: `(String)"…"` ou `REDACTED (…)`.
   */
  describe(source: string): string {
    return `${this.reasonWith(source)}\n at ${this.location(source)}`;
  }

  /** A posição, como `[Source: …; line: 1, column: 4]`. */
  location(source: string): string {
    return locate(source, this.position);
  }

  private reasonWith(source: string): string {
    return this.start ? this.reason.replace('%s', () => locate(source, this.start!)) : this.reason;
  }
}

function locate(source: string, { line, column }: JsonPosition): string {
  return `[Source: ${source}; line: ${line}, column: ${column}]`;
}

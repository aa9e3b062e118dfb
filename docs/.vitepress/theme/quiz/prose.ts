/** Um pedaço de frase: texto, ou código entre crases. */
export interface ProsePiece {
  text: string;
  isCode: boolean;
}

/** Separa o código do texto: `Com `>=`, não.` são três pedaços. */
export const piecesOf = (prose: string): ProsePiece[] =>
  prose
    .split('`')
    .map((text, index) => ({ text, isCode: index % 2 === 1 }))
    .filter(({ text }) => text !== '');

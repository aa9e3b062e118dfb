/** A prosa de uma página: o que a pessoa lê, sem o que é código, endereço ou marcação. Linhas e colunas não mudam. */

/** Troca um trecho por espaços, linha por linha, para que o resto continue no lugar. */
const blank = (text: string): string => text.replaceAll(/[^\n]/g, ' ');

const NOT_PROSE: readonly RegExp[] = [
  /^---\n[\s\S]*?\n---$/m,
  /^([ \t]*)(```+|~~~+)[^\n]*\n[\s\S]*?^\1\2[ \t]*$/gm,
  /^<<< .*$/gm,
  /<!--[\s\S]*?-->/g,
  /<(script|style)\b[\s\S]*?<\/\1>/g,
  /`+[^`\n]+`+/g,
  /\]\([^)\s]+\)/g,
];

/** O texto sem frontmatter, blocos e trechos de código, comentários e endereços, com o mesmo tamanho. */
export function proseOf(markdown: string): string {
  return NOT_PROSE.reduce((text, pattern) => text.replace(pattern, blank), markdown);
}

/** O número da linha, a partir de 1, em que está a posição dada. */
export const lineAt = (text: string, index: number): number => text.slice(0, index).split('\n').length;

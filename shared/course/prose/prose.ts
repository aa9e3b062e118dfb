/** A prosa de uma página: o que a pessoa lê, sem o que é código, endereço ou marcação. Linhas e colunas não mudam. */

/** Troca um trecho por espaços, linha por linha, para que o resto continue no lugar. */
const blank = (text: string): string => text.replaceAll(/[^\n]/g, ' ');

const FENCED = /^([ \t]*)(```+|~~~+)[^\n]*\n[\s\S]*?^\1\2[ \t]*$/gm;
const NOT_PROSE: readonly RegExp[] = [
  /^---\n[\s\S]*?\n---(?=\n|$)/,
  FENCED,
  /^<<< .*$/gm,
  /<!--[\s\S]*?-->/g,
  /<(script|style)\b[\s\S]*?<\/\1>/g,
  /`+[^`\n]+`+/g,
  /\]\([^)\s]+\)/g,
];

/** Algo em uma página que não é verdade, ou que falta. */
export interface PageFault {
  /** A partir de 1; ausente quando a falta é da página inteira. */
  line?: number;
  /** O que há de errado e o que fazer. */
  text: string;
}

/** Uma falta como se lê no terminal: a página, a linha, o que há e o que fazer. */
export const faultLine = (file: string, { line, text }: PageFault): string =>
  `${line === undefined ? file : `${file}:${line}`}: ${text}`;

/** O texto sem frontmatter, blocos e trechos de código, comentários e endereços, com o mesmo tamanho. */
export function proseOf(markdown: string): string {
  return NOT_PROSE.reduce((text, pattern) => text.replace(pattern, blank), markdown);
}

/** O número da linha, a partir de 1, em que está a posição dada. */
export const lineAt = (text: string, index: number): number => text.slice(0, index).split('\n').length;

/** Uma parte de uma página: o título de segundo nível e tudo até o próximo. */
export interface Section {
  title: string;
  text: string;
  /** A linha do título, a partir de 1. */
  line: number;
}

/** As partes de uma página, na ordem; o que vem antes da primeira fica de fora. */
export function sectionsOf(markdown: string): Section[] {
  const starts = [...withoutBlocks(markdown).matchAll(/^## (.+)$/gm)];
  return starts.map(({ 1: title = '', index }, position) => ({
    title: title.trim(),
    text: markdown.slice(index, starts[position + 1]?.index),
    line: lineAt(markdown, index),
  }));
}

/** O texto sem o conteúdo dos blocos de código, com o mesmo tamanho. */
export const withoutBlocks = (markdown: string): string => markdown.replace(FENCED, blank);

/** Um bloco de código escrito na própria página. */
export interface Block {
  language: string;
  code: string;
  line: number;
}

/** Os blocos de código de uma página, na ordem. */
export const blocksOf = (markdown: string): Block[] =>
  [...markdown.matchAll(FENCED)].map(({ 0: whole, index }) => {
    const [opening = '', ...lines] = whole.split('\n');
    return {
      language: /^[ \t]*[`~]+([\w-]*)/.exec(opening)?.[1] ?? '',
      code: lines.slice(0, -1).join('\n'),
      line: lineAt(markdown, index),
    };
  });

/** Os trechos de código no meio da prosa, com a linha de cada um. */
export const inlineCodeOf = (markdown: string): { code: string; line: number }[] =>
  [...withoutBlocks(markdown).matchAll(/(?<!`)`([^`\n]+)`(?!`)/g)].map(({ 1: code = '', index }) => ({
    code,
    line: lineAt(markdown, index),
  }));

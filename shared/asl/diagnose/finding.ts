import type { Json } from '../json/index.ts';

/** Onde, dentro da definição: nomes de campo e posições de lista. */
export type Path = readonly (string | number)[];

/**
 * `error`: a AWS recusa, ou não dá para ler. `warning`: a AWS aceita, mas não vai fazer o que se quis.
 * `hint`: funciona; pode ficar melhor.
 */
export type Severity = 'error' | 'warning' | 'hint';

/** Um pedaço do texto original, em caracteres (unidades UTF-16). */
export interface Span {
  offset: number;
  length: number;
}

/** Uma troca no texto original. */
export interface Edit extends Span {
  text: string;
}

/** O conserto de um achado. */
export interface Fix {
  /** O que se faz, em uma frase. */
  title: string;
  edits: readonly Edit[];
  /** As linhas como ficam depois das trocas, sem as outras. */
  mended: string;
}

/** Um achado, pronto para mostrar. */
export interface Finding {
  /** O nome da regra, em minúsculas com hífens: `escolha-sem-default`. */
  rule: string;
  severity: Severity;
  /** O que há, em uma frase. */
  message: string;
  /** Por que isso é um problema, e o que acontece na AWS. */
  why: string;
  span: Span;
  /** A partir de 1. */
  line: number;
  /** A partir de 1, em caracteres. */
  column: number;
  /** O estado em que está, se está em um. */
  state?: string;
  /** O lugar na definição, como `/States/Aprovar/Next`. */
  pointer?: string;
  /** A frase da AWS, em inglês, palavra por palavra, quando é ela quem diz. */
  awsMessage?: string;
  fix?: Fix;
}

/** O que uma regra diz: o lugar na definição, e não no texto. */
export interface RuleFinding {
  severity: Severity;
  message: string;
  why: string;
  path: Path;
  /** Marca o nome do campo ou o valor dele. Padrão: `value`. */
  on?: 'key' | 'value';
  /** Como o valor (ou o nome do campo) deveria ser. Quem monta o achado faz disso uma troca no texto. */
  fix?: RuleFix;
}

export type RuleFix =
  /** Troca o valor em `path`. */
  | { title: string; kind: 'replace'; path: Path; value: Json }
  /** Dá outro nome ao campo em `path`. */
  | { title: string; kind: 'rename'; path: Path; name: string }
  /** Acrescenta um campo ao objeto em `path`. */
  | { title: string; kind: 'add'; path: Path; name: string; value: Json }
  /** Apaga o campo ou o item em `path`. */
  | { title: string; kind: 'remove'; path: Path };

/** Um jeito de a definição não fazer o que se quis. Cada um mora em `rules/NOME.ts`. */
export interface Rule {
  name: string;
  /** Nunca lança: uma definição estranha é uma definição com achados. */
  check(definition: Json): RuleFinding[];
}

/**
 * As palavras da busca: o mesmo tratamento ao montar o índice e ao perguntar, para que `execucao` ache
 * "execução" e `maquinas` ache "máquina". Os radicalizadores prontos para o português (os do Snowball)
 * só reconhecem sufixos acentuados, e quem busca não digita acentos: daí as regras daqui, sobre palavras
 * já sem acento.
 */

/** Palavras que estão em toda página e não distinguem nenhuma. */
const EMPTY_WORDS = new Set(
  (
    'a o as os um uma uns umas de do da dos das em no na nos nas por pelo pela para com sem e ou que se ao aos ' +
    'como mais mas ja so nao sim isto isso este esta esse essa ele ela eles elas seu sua seus suas voce eu ' +
    'foi ser sao tem ha qual quais quando onde porque the of and to in is'
  ).split(' '),
);

/** A palavra sem acentos e em minúsculas. */
export const fold = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Quebra um texto em palavras; um nome com pontos, como `States.Timeout`, são duas. */
export const wordsOf = (text: string): string[] =>
  text.split(/[^\p{L}\p{N}\p{M}]+/u).filter((word) => word !== '');

/** Plurais, do mais específico ao mais geral. */
const PLURALS: readonly (readonly [RegExp, string])[] = [
  [/(oes|aes|aos)$/, 'ao'],
  [/ns$/, 'm'],
  [/([aeou])is$/, '$1l'],
  [/([rz])es$/, '$1'],
  [/([^us])s$/, '$1'],
];

/** Terminações de nomes e verbos da mesma família, com o menor radical que pode sobrar. */
const ENDINGS: readonly (readonly [RegExp, string, number])[] = [
  [/ucao$/, 'ut', 5],
  [/acao$/, '', 3],
  [/cao$/, 'c', 3],
  [/sao$/, 's', 4],
  [/(amento|imento)$/, '', 3],
  [/(encia|ancia|ente|ante)$/, '', 6],
  [/(adora?|edora?|idora?)$/, '', 4],
  [/(aram|eram|iram|ando|endo|indo)$/, '', 4],
  [/(ad[oa]|id[oa])$/, '', 4],
  [/ar$/, '', 3],
  [/(er|ir|ou|ei|am|em)$/, '', 4],
];

const replaceFirst = (
  word: string,
  rules: readonly (readonly [RegExp, string, number?])[],
): string | undefined => {
  for (const [ending, replacement, least = 2] of rules) {
    const shorter = word.replace(ending, replacement);
    if (shorter !== word && shorter.length >= least) return shorter;
  }
  return undefined;
};

const isTooShort = (word: string): boolean => word.length < 4 || /\d/.test(word);

const singularOf = (word: string): string =>
  isTooShort(word) ? word : (replaceFirst(word, PLURALS) ?? word);

/** O radical de uma palavra já sem acentos: `condicoes` e `condicao` dão `condic`. */
export function stem(word: string): string {
  if (isTooShort(word)) return word;
  const singular = singularOf(word);
  const family = replaceFirst(singular, ENDINGS);
  if (family !== undefined) return family;
  return singular.length > 4 ? singular.replace(/[aeo]$/, '') : singular;
}

/** As partes de um nome de código: `waitForTaskToken` traz também `wait`, `task` e `token`. */
const camelParts = (word: string): string[] => {
  const parts = word.match(/\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})|\p{N}+/gu) ?? [];
  return parts.length > 1 ? parts : [];
};

/** Uma palavra sem acentos, o número dela sem zeros na frente e, se é um nome de código, as partes. */
const formsOf = (word: string): string[] => {
  const bare = /^0+[1-9]/.test(word) ? [word.replace(/^0+/, '')] : [];
  return [word, ...bare, ...camelParts(word)].map(fold).filter((form) => !EMPTY_WORDS.has(form));
};

/** O que o índice guarda de uma palavra de um texto: as formas dela e o radical de cada uma. */
export const indexTerms = (word: string): string[] => [
  ...new Set(formsOf(word).flatMap((form) => [form, stem(form)])),
];

/** O que o índice guarda de uma palavra de um código: um nome se procura como é, sem radical. */
export const codeTerms = (word: string): string[] => [
  ...new Set(formsOf(word).filter((form) => form.length > 1)),
];

/** Uma palavra da pergunta, sem acentos, com o singular e o radical dela. */
export interface AskedWord {
  folded: string;
  singular: string;
  stem: string;
}

/** As palavras de uma pergunta. As vazias só contam quando não há outras. */
export function askedWords(question: string): AskedWord[] {
  const words = wordsOf(question).map(fold);
  const full = words.filter((word) => !EMPTY_WORDS.has(word));
  return (full.length > 0 ? full : words).map((folded) => ({
    folded,
    singular: singularOf(folded),
    stem: stem(folded),
  }));
}

/** O índice da busca: como se monta, como se abre e como se pergunta a ele. */
import MiniSearch, { type Options, type Query, type SearchOptions, type SearchResult } from 'minisearch';
import type { Section } from './section.ts';
import { type AskedWord, askedWords, codeTerms, indexTerms, wordsOf } from './terms.ts';

/** Um trecho achado, com as formas do índice que o acharam. */
export interface Hit extends Section {
  terms: string[];
}

/** O que a busca responde. */
export interface Answer {
  hits: Hit[];
  /** Nenhum trecho tem todas as palavras: estes têm alguma. */
  isPartial: boolean;
}

export type SearchIndex = MiniSearch<Section>;

const OPTIONS: Options<Section> = {
  idField: 'url',
  fields: ['page', 'heading', 'text', 'code'],
  storeFields: ['url', 'page', 'heading', 'text', 'code'],
  tokenize: wordsOf,
  processTerm: (word, field) => (field === 'code' ? codeTerms(word) : indexTerms(word)),
};

const BOOST = { page: 3, heading: 4, text: 1, code: 0.3 };

/** Quantos trechos a resposta tem, no máximo, e quantos da mesma página. */
const MOST_HITS = 20;
const MOST_OF_A_PAGE = 3;

/** @returns o índice em JSON, para o site levar pronto */
export function buildIndex(sections: readonly Section[]): string {
  const index = new MiniSearch(OPTIONS);
  index.addAll(sections);
  return JSON.stringify(index);
}

export const openIndex = (json: string): SearchIndex => MiniSearch.loadJSON(json, OPTIONS);

/** Como uma palavra pode ser achada: pelo começo e pelo radical, ou também com um engano de digitação. */
type Reach = 'exact' | 'misspelt';

const queryOf =
  (reach: Reach) =>
  ({ folded, singular, stem }: AskedWord): Query => ({
    combineWith: 'OR',
    queries: [
      { queries: [folded], prefix: folded.length >= 2 },
      ...(singular === folded ? [] : [singular]),
      // Em uma palavra curta, uma letra trocada já é outra palavra.
      { queries: [stem], fuzzy: reach === 'misspelt' && stem.length >= 4 ? 0.25 : false },
    ],
  });

/** Do mais exigente ao menos: a primeira tentativa que acha algo é a resposta. */
const ATTEMPTS = [
  { combineWith: 'AND', reach: 'exact' },
  { combineWith: 'AND', reach: 'misspelt' },
  { combineWith: 'OR', reach: 'exact' },
  { combineWith: 'OR', reach: 'misspelt' },
] as const;

/** O alto de uma página vale mais que um trecho dela; uma página de consulta, menos que as que ensinam. */
const worth = (url: string): number =>
  (url.includes('#') ? 1 : 1.4) * (url.startsWith('/referencia/') ? 0.6 : 1);

/** A pergunta já chega em palavras tratadas: o MiniSearch as usa como estão. */
const HOW: SearchOptions = {
  tokenize: (text) => [text],
  processTerm: (term) => term,
  boost: BOOST,
  boostDocument: worth,
};

const sectionOf = (result: SearchResult): Hit => ({
  url: result.url,
  page: result.page,
  heading: result.heading,
  text: result.text,
  code: result.code,
  terms: Object.keys(result.match),
});

/** Os primeiros de cada página, para que uma só não tome a lista inteira. */
function spread(hits: readonly Hit[]): Hit[] {
  const shown = new Map<string, number>();
  return hits.filter(({ page }) => {
    const count = (shown.get(page) ?? 0) + 1;
    shown.set(page, count);
    return count <= MOST_OF_A_PAGE;
  });
}

/** Os trechos que respondem à pergunta, do melhor ao pior. */
export function search(index: SearchIndex, question: string): Answer {
  const words = askedWords(question);
  if (words.length === 0) return { hits: [], isPartial: false };
  for (const { combineWith, reach } of ATTEMPTS) {
    const found = index.search({ combineWith, queries: words.map(queryOf(reach)) }, HOW);
    if (found.length > 0)
      return {
        hits: spread(found.map(sectionOf)).slice(0, MOST_HITS),
        isPartial: combineWith === 'OR' && words.length > 1,
      };
  }
  return { hits: [], isPartial: false };
}

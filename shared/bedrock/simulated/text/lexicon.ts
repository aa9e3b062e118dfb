import { editDistance, sound } from './sound.ts';

/** Palavras que se acham mesmo escritas com erro. */
export class Lexicon {
  readonly #words = new Set<string>();
  readonly #bySound = new Map<string, string>();
  readonly #byInitial = new Map<string, [string, string][]>();
  readonly #found = new Map<string, string | undefined>();
  readonly #common: ReadonlySet<string>;

  /** @param common palavras do dia a dia, que nunca são um erro de digitação de outra */
  constructor(words: Iterable<string>, common: Iterable<string> = []) {
    this.#common = new Set(common);
    for (const word of words) this.#add(word);
  }

  /** A palavra conhecida que `folded` quis dizer. */
  find(folded: string): string | undefined {
    if (this.#words.has(folded)) return folded;
    if (!this.#found.has(folded)) this.#found.set(folded, this.#search(folded));
    return this.#found.get(folded);
  }

  #add(word: string): void {
    if (this.#words.has(word)) return;
    this.#words.add(word);
    const heard = sound(word);
    if (!this.#bySound.has(heard)) this.#bySound.set(heard, word);
    const initial = heard.charAt(0);
    this.#byInitial.set(initial, [...(this.#byInitial.get(initial) ?? []), [heard, word]]);
  }

  #search(folded: string): string | undefined {
    if (this.#common.has(folded) || folded.length < 3 || folded.length > 30) return undefined;
    const singular = folded.replace(/s$/, '');
    if (this.#words.has(singular)) return singular;
    const heard = sound(folded);
    const same = this.#bySound.get(heard);
    if (same) return same;
    const limit = heard.length >= 8 ? 2 : heard.length >= 5 ? 1 : 0;
    if (limit === 0) return undefined;
    const base = diminutiveBases(folded).find((each) => this.#words.has(each));
    if (base) return base;
    let best: string | undefined;
    let least = limit + 1;
    for (const [candidate, word] of this.#byInitial.get(heard.charAt(0)) ?? []) {
      if (candidate.length < 4) continue;
      const distance = editDistance(heard, candidate, limit);
      if (distance < least) [least, best] = [distance, word];
    }
    return best;
  }
}

/** De que palavra "suquinho" e "pãozinho" podem ser o diminutivo. */
function diminutiveBases(folded: string): string[] {
  const stem = /^(\p{L}{3,})inh[oa]s?$/u.exec(folded)?.[1];
  if (!stem) return [];
  const hard = stem.replace(/qu$/, 'c').replace(/gu$/, 'g');
  return [...['o', 'a', 'e'].map((vowel) => `${hard}${vowel}`), stem.replace(/z$/, '')];
}

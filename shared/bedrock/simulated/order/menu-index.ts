import { rules } from '../rules.ts';
import { Lexicon } from '../text/lexicon.ts';
import { type Word, words } from '../text/words.ts';
import type { Menu, MenuItem } from './menu.ts';

/** Um jeito de dizer um item, em palavras dobradas. */
interface Phrase {
  readonly item: MenuItem;
  readonly words: readonly string[];
}

/** O que um trecho da fala quer dizer no cardápio. */
export interface Resolution {
  readonly item?: MenuItem;
  /** Os itens que servem igualmente; mais de um quando a fala é ambígua. */
  readonly options: readonly MenuItem[];
  /** De 0 a 1: quanto do nome do item a fala disse, e quanto da fala o item explica. */
  readonly score: number;
  /** Só a categoria foi dita: "uma pizza". */
  readonly isCategory: boolean;
}

const NOTHING: Resolution = { options: [], score: 0, isCategory: false };
const NUMERALS: Readonly<Record<string, string>> = {
  '2': 'dois',
  '3': 'tres',
  '4': 'quatro',
  '5': 'cinco',
  '6': 'seis',
};

/** Acha itens do cardápio por palavras soltas, com erros de digitação. */
export class MenuIndex {
  readonly menu: Menu;
  readonly #phrases: readonly Phrase[];
  readonly #lexicon: Lexicon;
  readonly #uses = new Map<string, number>();
  readonly #categoryOf = new Map<string, string>();

  constructor(menu: Menu) {
    this.menu = menu;
    this.#phrases = menu.items.flatMap((item) =>
      [item.name, ...item.aliases]
        .map((name) => ({ item, words: contentWords(name) }))
        .filter((phrase) => phrase.words.length > 0),
    );
    for (const item of menu.items) {
      const own = new Set(
        this.#phrases.filter((phrase) => phrase.item === item).flatMap((phrase) => phrase.words),
      );
      for (const word of own) this.#uses.set(word, (this.#uses.get(word) ?? 0) + 1);
    }
    for (const [category, names] of Object.entries(rules().cardapio.categorias)) {
      for (const name of names) this.#categoryOf.set(name, category);
    }
    this.#lexicon = new Lexicon(
      [...this.#uses.keys(), ...this.#categoryOf.keys()],
      [...rules().pedido.comuns, ...rules().pedido.vazias],
    );
  }

  /** A palavra do cardápio que `folded` quis dizer. */
  find(folded: string): string | undefined {
    return this.#lexicon.find(NUMERALS[folded] ?? folded);
  }

  /** Se existe um item que tem as palavras já ditas e também a próxima: então "com" ou "e" é parte do nome. */
  continues(said: readonly string[], next: string | undefined): boolean {
    const word = next && this.find(next);
    if (!word || said.length === 0) return false;
    const flavors = said.filter((each) => !this.#categoryOf.has(each));
    return (
      flavors.length > 0 &&
      this.#phrases.some((phrase) => [...flavors, word].every((each) => phrase.words.includes(each)))
    );
  }

  /** Se a palavra diz uma categoria, como "pizza". */
  isCategory(word: string): boolean {
    const found = this.find(word);
    return found !== undefined && this.#categoryOf.has(found);
  }

  /** O item que as palavras (de `find`) dizem. */
  resolve(said: readonly string[]): Resolution {
    if (said.length === 0) return NOTHING;
    const flavors = said.filter((word) => !this.#categoryOf.has(word));
    if (flavors.length === 0) return this.#category(said);
    const scored = this.#phrases.map((phrase) => ({
      item: phrase.item,
      score: this.#score(phrase.words, said),
    }));
    const best = Math.max(...scored.map((each) => each.score));
    if (best < 0.45) return NOTHING;
    const options = [...new Set(scored.filter((each) => each.score > best - 0.02).map((each) => each.item))];
    return { ...(options.length === 1 && { item: options[0] }), options, score: best, isCategory: false };
  }

  #category(said: readonly string[]): Resolution {
    const exact = this.#phrases.find(
      (phrase) => phrase.words.length === said.length && phrase.words.every((word) => said.includes(word)),
    );
    if (exact) return { item: exact.item, options: [exact.item], score: 1, isCategory: false };
    const categories = said.map((word) => this.#categoryOf.get(word));
    const options = this.menu.items.filter(
      (item) =>
        categories.includes(item.category ?? '') ||
        contentWords(item.name).some((word) => said.includes(word)) ||
        categoryMatches(item, said),
    );
    return { options, ...(options.length === 1 && { item: options[0] }), score: 0.5, isCategory: true };
  }

  #score(phrase: readonly string[], said: readonly string[]): number {
    const weight = (word: string) =>
      (this.#categoryOf.has(word) ? 0.3 : 1) / Math.sqrt(this.#uses.get(word) ?? 1);
    const total = (list: readonly string[]) => list.reduce((sum, word) => sum + weight(word), 0);
    const common = phrase.filter((word) => said.includes(word));
    if (!common.some((word) => !this.#categoryOf.has(word))) return 0;
    return (
      0.5 * (total(common) / total(phrase)) +
      0.5 * (total(said.filter((word) => phrase.includes(word))) / total(said))
    );
  }
}

function categoryMatches(item: MenuItem, said: readonly string[]): boolean {
  const category = item.category ? contentWords(item.category) : [];
  return category.some((word) => said.includes(word) || said.includes(word.replace(/s$/, '')));
}

/** As palavras que distinguem um nome; "2 litros" e "2L" são ambos `2l`. */
export function contentWords(name: string): string[] {
  const list = words(name);
  const found: string[] = [];
  for (let at = 0; at < list.length; at++) {
    const size = measureAt(list, at);
    if (size) {
      found.push(size.text);
      at += size.length - 1;
      continue;
    }
    const word = NUMERALS[list[at]!.folded] ?? list[at]!.folded;
    if (/^[\p{L}\d]/u.test(word) && !rules().pedido.vazias.includes(word)) found.push(word);
  }
  return found;
}

/** Uma medida que começa na palavra `at`: "2 litros", "600ml", "1,5 L". */
export function measureAt(
  list: readonly Word[],
  at: number,
): { readonly text: string; readonly length: number } | undefined {
  const number = list[at]?.folded ?? '';
  const spelled: Readonly<Record<string, string>> = { um: '1', uma: '1', dois: '2', duas: '2', meio: '0,5' };
  const digits = /^\d/.test(number) ? number.replace('.', ',') : spelled[number];
  const unit = rules().numeros.medidas[list[at + 1]?.folded ?? ''];
  if (!digits || !unit) return undefined;
  const isHalfMore = list[at + 2]?.folded === 'e' && /^mei[oa]$/.test(list[at + 3]?.folded ?? '');
  return isHalfMore && /^\d+$/.test(digits)
    ? { text: `${digits},5${unit}`, length: 4 }
    : { text: `${digits}${unit}`, length: 2 };
}

import type { Conversation } from '../reading/conversation.ts';
import { rules } from '../rules.ts';
import { numberAt } from '../text/numbers.ts';
import { mentioned, mentions, padded, type Word, words } from '../text/words.ts';

export type Part = 'pratos' | 'bebidas' | 'lugar' | 'playlist' | 'convite';

/** O que se pede sobre o jantar. */
export interface DinnerRequest {
  /** As partes pedidas, cada uma com quantos itens; zero quando não se diz. */
  readonly parts: ReadonlyMap<Part, number>;
  readonly cuisine: string | undefined;
  /** A base com que os pratos devem combinar: `massa`, `peixe`… */
  readonly base: string | undefined;
  readonly restrictions: readonly string[];
  readonly occasion: string | undefined;
  readonly city: string | undefined;
  /** Quantos dos pratos são sobremesa. */
  readonly desserts: number;
}

/** Antes destas palavras, "pratos" é citação ("combinam com os pratos"), e não pedido ("sugira três pratos"). */
const REFERENCES = new Set(
  'com combine combinem combinam combina harmonizem harmonizam acompanhar acompanhem acompanham base baseado baseada esses essas esse essa estes estas este desses dessas deste destes nesses nessas nestes nos nas aos cada sobre dos das acima ao para vista'.split(
    ' ',
  ),
);

/** Lê a instrução de um jantar; o que ela não diz (cozinha, restrição, cidade) procura no resto da conversa. */
export function readDinner(conversation: Conversation): DinnerRequest {
  const asked = padded(conversation.instruction);
  const everything = `${padded(conversation.context)}${padded(conversation.system)}`;
  const { cozinhas, restricoes, ocasioes } = rules().jantar;
  const list = words(conversation.instruction);
  const restrictions = new Set([...mentioned(asked, restricoes), ...mentioned(everything, restricoes)]);
  return {
    parts: partsIn(list, asked),
    // "pratos mexicanos" também chama a cozinha mexicana.
    cuisine: mentioned(asked, cozinhas)[0] ?? mentioned(asked.replace(/s /g, ' '), cozinhas)[0],
    base: ['massa', 'risoto', 'peixe', 'carne', 'arroz', 'salada'].find((base) => combinesWith(asked, base)),
    restrictions: [...restrictions],
    occasion: mentioned(asked, ocasioes)[0] ?? mentioned(everything, ocasioes)[0],
    city: cityIn(conversation.instruction) ?? cityIn(conversation.context),
    desserts: dessertsIn(list),
  };
}

function combinesWith(asked: string, base: string): boolean {
  const plural = `${base}s`;
  const names =
    base === 'massa' ? [base, plural, 'macarrao', 'espaguete', 'lasanha', 'pasta'] : [base, plural];
  return names.some(
    (name) =>
      mentions(asked, `com ${name}`) || mentions(asked, `com uma ${name}`) || mentions(asked, `de ${name}`),
  );
}

function partsIn(list: readonly Word[], asked: string): Map<Part, number> {
  const parts = new Map<Part, number>();
  const { partes } = rules().jantar;
  for (const [part, names] of Object.entries(partes) as [Part, readonly string[]][]) {
    for (const name of names) {
      const single = !name.includes(' ');
      const places = list.flatMap((word, at) => (single && word.folded === name ? [at] : []));
      const asks = single ? places.some((at) => isRequest(list, at)) : mentions(asked, name);
      if (asks)
        parts.set(part, Math.max(parts.get(part) ?? 0, ...places.map((at) => countBefore(list, at)), 0));
    }
  }
  if (parts.has('pratos')) parts.set('pratos', Math.max(parts.get('pratos') ?? 0, coursesIn(list)));
  if (parts.has('convite')) return new Map([['convite', 0]]);
  if (parts.size === 0) parts.set('pratos', 0);
  return parts;
}

/** "Entrada, prato principal e sobremesa" são três; "três pratos: entrada, principal e sobremesa" também. */
function coursesIn(list: readonly Word[]): number {
  const dishes = countOf(list, ['prato', 'pratos', 'principal']);
  const starters = countOf(list, ['entrada', 'entradas']);
  const desserts = dessertsIn(list);
  return dishes > 1 || starters + desserts === 0 ? 0 : dishes + starters + desserts;
}

const dessertsIn = (list: readonly Word[]): number => countOf(list, ['sobremesa', 'sobremesas']);

/** Quantos se pedem: o maior número dito antes de um dos nomes; um, se o nome vem sem número. */
function countOf(list: readonly Word[], names: readonly string[]): number {
  const counts = list.flatMap((word, at) =>
    names.includes(word.folded) && isRequest(list, at) ? [Math.max(1, countBefore(list, at))] : [],
  );
  return Math.max(0, ...counts);
}

function isRequest(list: readonly Word[], at: number): boolean {
  if (/^(abaixo|acima|anterior|anteriores|escolhid[oa]s?|sugerid[oa]s?)$/.test(list[at + 1]?.folded ?? ''))
    return false;
  const before = list.slice(Math.max(0, at - 4), at).map((word) => word.folded);
  const clause = before.slice(before.findLastIndex((word) => /^(?:[,.;:\n!?]|e)$/.test(word)) + 1);
  return countBefore(list, at) > 0 &&
    !/^(esses|essas|estes|estas|os|as|dos|das|nesses|desses)$/.test(clause[0] ?? '')
    ? !clause.some((word) => /^(esses|essas|estes|estas|desses|dessas|nesses|destes)$/.test(word))
    : !clause.some((word) => REFERENCES.has(word));
}

/** "três pratos", "3 opções de pratos", "duas boas bebidas". */
function countBefore(list: readonly Word[], at: number): number {
  for (let back = 1; back <= 3 && at - back >= 0; back++) {
    const number = numberAt(list, at - back);
    if (number && Number.isInteger(number.value) && number.value >= 1) return Math.min(number.value, 12);
  }
  return 0;
}

function cityIn(text: string): string | undefined {
  const folded = padded(text);
  const { lugares } = rules().jantar;
  const known = Object.keys(lugares).find((city) => mentions(folded, padded(city).trim()) && city !== 'casa');
  if (known) return known;
  if (mentions(folded, 'em casa')) return 'casa';
  const place = /\b(?:em|no|na)\s(\p{Lu}[\p{Ll}]+(?:\s(?:d[aeo]s?\s)?\p{Lu}\p{Ll}+){0,2})/u.exec(text)?.[1];
  return place && !/^(Portugu|Ingl|Espan|Brasil|JSON)/.test(place) ? place : undefined;
}

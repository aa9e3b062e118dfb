import type { Json } from '../../model.ts';
import type { Conversation } from '../reading/conversation.ts';
import { isObject, objectsIn } from '../reading/embedded-json.ts';
import { listLines } from '../reading/instruction.ts';
import { rules } from '../rules.ts';
import { fold, mentions, padded } from '../text/words.ts';

/** O que já se sabe do jantar pelo que a conversa traz. */
export interface KnownDinner {
  readonly dishes: readonly string[];
  readonly drinks: readonly string[];
  readonly place: string | undefined;
}

/** Acha pratos, bebidas e lugar em listas, em JSON e em texto corrido. */
export function knownDinner(conversation: Conversation): KnownDinner {
  const text = `${conversation.context}\n${conversation.last}`;
  const named = [...listLines(text).map(nameOf), ...conversation.values.flatMap(namesIn), ...labelled(text)];
  const spoken = [...spokenIn(text), ...named].filter((name) => name.length > 2 && name.length < 80);
  const listed = withoutRepeats(spoken);
  const names = listed.some((name) => !isDrink(name) && !isPlace(name) && !isSong(name))
    ? listed
    : [...listed, ...served(conversation.instruction)];
  const places = Object.values(rules().jantar.lugares).flat();
  return {
    dishes: names.filter((name) => !isDrink(name) && !isPlace(name) && !isSong(name)).slice(0, 8),
    drinks: names.filter((name) => isDrink(name) && !isPlace(name)).slice(0, 8),
    place:
      places.find((place) => text.includes(place)) ?? places.find((place) => text.includes(place.slice(3))),
  };
}

/** O nome em um item de lista: antes do travessão, dos dois-pontos ou do parêntese. */
function nameOf(line: string): string {
  return line
    .replace(/\*\*|__|["“”]/g, '')
    .split(/\s+[—–-]\s+|:\s|\s\(|\.\s|;/)[0]!
    .replace(/[.,;:!]+$/, '')
    .trim();
}

function namesIn(value: Json): string[] {
  return objectsIn(value).flatMap((object) =>
    Object.entries(object).flatMap(([key, inner]) => {
      if (!/prato|dish|bebida|drink|menu|cardapio|entrada|principal|sobremesa/.test(fold(key))) return [];
      if (typeof inner === 'string') return [inner];
      return Array.isArray(inner) ? inner.flatMap(nameInside) : [];
    }),
  );
}

function nameInside(item: Json): string[] {
  if (typeof item === 'string') return [nameOf(item)];
  const name = isObject(item) ? (item.nome ?? item.name ?? item.prato ?? item.bebida) : undefined;
  return typeof name === 'string' ? [name] : [];
}

const LABEL =
  /(?:pratos?|bebidas?|card[aá]pio|menu|entrada|prato principal|sobremesa)[^:.\n]{0,40}:\s*(\S[^.\n]{2,400})/i;

/** "Pratos: risoto de camarão, salada verde e pudim". */
function labelled(text: string): string[] {
  return text.split(/\n|;\s/).flatMap((line) => {
    const match = LABEL.exec(line.slice(0, 600));
    if (!match || match[1]!.includes('{')) return [];
    return match[1]!
      .split(/,\s+|\s+e\s+|;\s*/)
      .map(nameOf)
      .filter((name) => name.split(' ').length <= 7);
  });
}

/** Nomes que as regras conhecem, ditos em qualquer lugar do texto, na ordem em que aparecem. */
function spokenIn(text: string): string[] {
  const { jantar, cardapio } = rules();
  const folded = padded(text);
  const dishes = jantar.pratos.map((dish) => dish.nome);
  const drinks = jantar.bebidas.map((drink) => drink.nome);
  const menu = cardapio.itens
    .filter((item) => item.categoria === 'prato')
    .map((item) => (fold(item.nome) === 'salada' ? '' : item.nome.toLowerCase()));
  return [...dishes, ...drinks, ...menu]
    .filter((name) => name !== '' && mentions(folded, padded(name).trim()))
    .sort((a, b) => folded.indexOf(padded(a).trim()) - folded.indexOf(padded(b).trim()));
}

const SERVED =
  /(?:acompanh\p{L}*|combin\p{L}* com|harmoniz\p{L}* com|com|servir|teremos|comer)\s+(?:uma?\s+|[oa]s?\s+)?([\p{L}][\p{L}' -]{2,50})/giu;

/** "para acompanhar tacos", "um jantar com fondue de queijo": pratos que nenhuma regra conhece. */
function served(instruction: string): string[] {
  const { cozinhas, ocasioes, partes, restricoes } = rules().jantar;
  const notDishes = [
    ...Object.values(partes),
    ...Object.values(ocasioes),
    ...Object.values(restricoes),
    ...Object.values(cozinhas),
  ].flat();
  return [...instruction.matchAll(SERVED)]
    .map((match) => match[1]!.split(/\s(?:e|em|no|na|para|que|sem)\s/)[0]!.trim())
    .filter((name) => {
      const folded = padded(name);
      const isReference = /^ (ess[ea]s?|est[ea]s?|d?[ao]s?|base|ele|tudo|cada|voce|algo|json|velas) /.test(
        folded,
      );
      return !isReference && !isDrink(name) && !notDishes.some((word) => mentions(folded, word));
    });
}

function withoutRepeats(names: readonly string[]): string[] {
  const kept: string[] = [];
  for (const name of names) {
    const folded = padded(name);
    if (folded.trim() === '') continue;
    if (!kept.some((other) => padded(other).includes(folded) || folded.includes(padded(other))))
      kept.push(name);
  }
  return kept;
}

export function isDrink(name: string): boolean {
  const folded = padded(name);
  return (
    rules().jantar.palavras_de_bebida.some((word) => mentions(folded, word)) &&
    !mentions(folded, 'ao molho') &&
    !mentions(folded, 'coq')
  );
}

function isPlace(name: string): boolean {
  const folded = padded(name);
  return rules().jantar.palavras_de_lugar.some((word) => mentions(folded, word));
}

/** "La Mer, de Charles Trenet". */
function isSong(name: string): boolean {
  return /^.+, de \p{Lu}/u.test(name);
}

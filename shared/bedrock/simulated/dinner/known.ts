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
  const named = [
    ...listLines(text).map(nameOf),
    ...conversation.values.flatMap(namesIn),
    ...labelled(text),
    ...answered(conversation.turns),
  ];
  const spoken = [...spokenIn(text), ...named].filter((name) => name.length > 2 && name.length < 80);
  const listed = withoutRepeats(spoken);
  const hasDishes = listed.some((name) => !isDrink(name) && !isPlace(name) && !isSong(name));
  const said = served(conversation.instruction);
  const loose = hasDishes || said.length > 0 ? [] : conversation.context.split('\n').flatMap(plainList);
  const names = withoutRepeats([...listed, ...(hasDishes ? said.filter(isDrink) : said), ...loose]);
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
    .replace(/\*\*|__|["“”]|^'|'$/g, '')
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
  /(?:pratos?|bebidas?|drinks?|drinques?|card[aá]pio|menu|entrada|prato principal|sobremesa|refei[cç][aã]o|jantar)(?:[^:.\n]{0,40}:| s[aã]o)\s+(\S[^.\n]{2,400})/i;

const TAGGED = /<(?:pratos?|bebidas?|card[aá]pio|menu|resposta)[^<>]{0,20}>([^<>]{3,400})</giu;

/** "O modelo respondeu antes: moqueca e vatapá". */
const EARLIER = /(?:respond\p{L}*|respostas?|disse|sugeriu)[^:.\n]{0,40}:\s*['"“]?(\S[^.\n]{2,400})/iu;

const IN_PARENTHESES = /(?:pratos?|bebidas?|entradas?|card[aá]pio|menu)\s*\(([^()\n]{3,200})\)/giu;

/** "Pratos: risoto de camarão, salada verde e pudim", ou "os pratos (risoto e salada)". */
function labelled(text: string): string[] {
  return text.split(/\n|;\s/).flatMap((line) => {
    const clipped = line.slice(0, 600);
    const list = LABEL.exec(clipped)?.[1];
    const inside = [...clipped.matchAll(IN_PARENTHESES)].flatMap((match) => namesListed(match[1]!, 7));
    const tagged = [...clipped.matchAll(TAGGED)].flatMap((match) => namesListed(match[1]!, 7));
    const earlier = EARLIER.exec(clipped)?.[1];
    return [
      ...(list && !list.includes('{') ? splitNames(list).filter((name) => name.split(' ').length <= 7) : []),
      ...(earlier ? namesListed(earlier, 5) : []),
      ...inside,
      ...tagged,
    ];
  });
}

/** O que o modelo respondeu sem fazer lista: "Tacos al pastor e guacamole." */
function answered(turns: Conversation['turns']): string[] {
  return turns
    .filter(({ role, text }) => role === 'assistant' && text.length < 300 && listLines(text).length === 0)
    .flatMap(({ text }) => namesListed(text.replace(/[.!]\s*$/, ''), 6));
}

/** Uma frase que só lista nomes: "Salada de rúcula, carpaccio e frango ao limão." */
function plainList(sentence: string): string[] {
  const names = namesListed(sentence.slice(0, 400).replace(/[.!]\s*$/, ''), 5);
  return names.length > 1 ? names : [];
}

function splitNames(list: string): string[] {
  return list
    .split(/,\s+|\s+e\s+|;\s*/)
    .map((name) => nameOf(name).replace(/^(?:pratos?|bebidas?|drinks?|entrada|sobremesa)\s+/i, ''));
}

/** Nomes separados por vírgula e "e"; nada quando um pedaço é comprido demais: aí é uma frase. */
function namesListed(list: string, mostWords: number): string[] {
  const { cursos } = rules().jantar;
  const names = splitNames(list);
  const isList = names.every((name) => name !== '' && name.split(' ').length <= mostWords);
  return isList && !/[.?!:]\s/.test(list) ? names.filter((name) => !cursos.includes(fold(name))) : [];
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
    .flatMap((match) => match[1]!.split(/\s(?:em|no|na|para|que|sem)\s/)[0]!.split(/\s+e\s+/))
    .map((name) => name.trim())
    .filter((name) => {
      const folded = padded(name);
      const isReference = /^ (ess[ea]s?|est[ea]s?|d?[ao]s?|base|ele|tudo|cada|voce|algo|json|velas) /.test(
        folded,
      );
      return !isReference && (isDrink(name) || !notDishes.some((word) => mentions(folded, word)));
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

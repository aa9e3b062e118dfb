import type { Json, Tool } from '../../model.ts';
import type { Conversation } from '../reading/conversation.ts';
import { isObject, objectsIn } from '../reading/embedded-json.ts';
import { rules } from '../rules.ts';
import { brazilianNumber } from '../text/numbers.ts';
import { fold, mentions, padded } from '../text/words.ts';

/** Um item que se pode pedir. */
export interface MenuItem {
  readonly name: string;
  /** Em reais; com preço por tamanho, o menor. */
  readonly price?: number;
  /** O preço de cada tamanho, em reais, pelos nomes de `tamanhos` em `pedido.yaml`. */
  readonly sizePrices?: Readonly<Record<string, number>>;
  readonly category?: string;
  readonly description?: string;
  readonly id?: string | number;
  /** Outros jeitos de dizer o mesmo item. */
  readonly aliases: readonly string[];
  readonly tags: readonly string[];
}

export interface Menu {
  readonly items: readonly MenuItem[];
  /** Falso quando o prompt não traz cardápio e vale o vocabulário das regras. */
  readonly given: boolean;
}

/** O cardápio da conversa: o do JSON, o do texto ou o das opções de uma ferramenta; senão, o das regras. */
export function readMenu(conversation: Conversation, tools: readonly Tool[]): Menu {
  const sources = [
    () => conversation.values.flatMap(itemsInJson),
    () => itemsInText(conversation.system, true),
    () => itemsInText(`${conversation.context}\n${conversation.last}`, false),
    () => tools.flatMap((tool) => itemsInSchema(tool.inputSchema)),
  ];
  for (const source of sources) {
    const items = withoutRepeats(source());
    if (items.length > 0) return { items: items.map(withKnownTags), given: true };
  }
  const items = rules().cardapio.itens.map((entry) => ({
    name: entry.nome,
    category: entry.categoria,
    aliases: entry.apelidos ?? [],
    tags: entry.marcas,
  }));
  return { items, given: false };
}

const NAME_KEYS = ['nome', 'name', 'item', 'produto', 'sabor', 'prato', 'titulo', 'title', 'product'];
const PRICE_KEYS = ['preco', 'price', 'valor', 'precounitario', 'unitprice', 'reais'];
/** O que só um item de cardápio tem. */
const MENU_KEYS = ['categoria', 'ingredientes', 'descricao', 'precos', 'tamanhos'];
const ORDER_KEYS = ['quantidade', 'qtd', 'quantity', 'qty'];

/** Objetos com nome e sem quantidade são itens de cardápio; listas de textos sob "cardapio" também. */
function itemsInJson(value: Json): MenuItem[] {
  const named = objectsIn(value).flatMap((object) => {
    const keys = new Map(Object.keys(object).map((key) => [fold(key).replace(/[_\s-]/g, ''), key]));
    const nameKey = NAME_KEYS.find((key) => typeof object[keys.get(key) ?? ''] === 'string');
    const priceKey = PRICE_KEYS.find((key) => keys.has(key));
    const isMenu = priceKey || MENU_KEYS.some((key) => keys.has(key));
    if (!nameKey || !isMenu || ORDER_KEYS.some((key) => keys.has(key))) return [];
    const text = (key: string) =>
      typeof object[keys.get(key) ?? ''] === 'string' ? (object[keys.get(key)!] as string) : undefined;
    const id = object[keys.get('id') ?? keys.get('codigo') ?? keys.get('sku') ?? ''];
    return [
      {
        name: object[keys.get(nameKey)!] as string,
        price: priceKey ? priceOf(object[keys.get(priceKey)!]) : undefined,
        category: text('categoria') ?? text('category') ?? text('tipo'),
        description:
          text('descricao') ?? text('description') ?? ingredientsText(object[keys.get('ingredientes') ?? '']),
        id: typeof id === 'string' || typeof id === 'number' ? id : undefined,
        aliases: [],
        tags: [],
      },
    ];
  });
  return [...named, ...listsOfNames(value)];
}

function ingredientsText(value: Json | undefined): string | undefined {
  return Array.isArray(value)
    ? value.filter((each) => typeof each === 'string').join(', ')
    : typeof value === 'string'
      ? value
      : undefined;
}

/** `{"cardapio": {"pizzas": ["calabresa"]}}`, `{"menu": {"Pizza": 45}}`. */
function listsOfNames(value: Json): MenuItem[] {
  return objectsIn(value).flatMap((object) =>
    Object.entries(object).flatMap(([key, inner]): MenuItem[] => {
      if (!/cardapio|menu|sabores|bebidas|pizzas|lanches|produtos/.test(fold(key))) return [];
      const category = /cardapio|menu|produtos/.test(fold(key)) ? undefined : key;
      if (Array.isArray(inner))
        return inner.flatMap((each) =>
          typeof each === 'string' ? [{ name: each, category, aliases: [], tags: [] }] : [],
        );
      if (!isObject(inner)) return [];
      return Object.entries(inner).flatMap(([name, price]) =>
        typeof price === 'number' ? [{ name, price, aliases: [], tags: [] }] : [],
      );
    }),
  );
}

function priceOf(value: Json | undefined): number | undefined {
  if (typeof value === 'number') return value;
  const digits = typeof value === 'string' ? /\d[\d.,]*/.exec(value)?.[0] : undefined;
  return digits ? brazilianNumber(digits.replace(/[.,]$/, '')) : undefined;
}

const PRICED_LINE =
  /^\s*(?:[-*•]|\d+[.)])?\s*([^:;|$(]{2,60}?)\s*(?:\(([^)$]*)\))?\s*[:;|.(–—-]*\s*R\$\s*(\d[\d.,]*)(.*)$/;

/** "Temos pizza de calabresa, lasanha e suco." */
const OFFERED = /(?:^|[^\p{L}])(?:temos|servimos|vendemos)\s+([^.:$]*,[^.:$]*)/iu;

/** Dentro do cardápio, "Pizzas: calabresa, portuguesa". */
const GROUP = /^\s*(?:[-*•]\s*)?\p{L}[\p{L} ]{2,30}:\s*(\p{L}[^:$]*,[^:$]*)$/u;

/** Entre os itens de uma lista, e não entre os tamanhos que um parêntese traz. */
const BETWEEN_ITEMS = /(?:[;,]\s+(?=\D)|\s\|\s|\.\s+|(?<=R\$\s?\d[\d.,]*|\))\s+e\s+)(?![^()]*\))/;

const SIZED_ITEM = /^\s*(?:[-*•]|\d+[.)])?\s*([^:;|$()]{2,60}?)\s*[:–—-]?\s*\(([^()]*R\$[^()]*)\)/;

/** "Pizza calabresa (média R$ 42, grande R$ 54)". */
function sizedItem(piece: string): MenuItem | undefined {
  const match = SIZED_ITEM.exec(piece);
  const pairs = [...(match?.[2] ?? '').matchAll(/([\p{L}\d][\p{L}\d ]{0,20}?)\s*:?\s*R\$\s*(\d[\d.,]*)/gu)];
  const priced = pairs.flatMap(([, size, price]) => {
    const value = priceOf(price);
    return value === undefined ? [] : [[sizeNamed(size!), value] as const];
  });
  if (!match || priced.length === 0) return undefined;
  return {
    name: match[1]!.trim(),
    price: Math.min(...priced.map(([, price]) => price)),
    sizePrices: Object.fromEntries(priced),
    aliases: [],
    tags: [],
  };
}

function sizeNamed(text: string): string {
  const folded = fold(text.trim());
  const known = Object.entries(rules().pedido.tamanhos).find(([, names]) => names.includes(folded));
  return known?.[0] ?? folded.replaceAll(' ', '');
}

/** Linhas "Pizza calabresa: R$ 45,00", ou "Cardápio: pizza calabresa, coca 2L (R$ 12) e pudim". */
function itemsInText(text: string, isSystem: boolean): MenuItem[] {
  const items: MenuItem[] = [];
  let inside = false;
  for (const line of text
    .split(/\n|(?<=[.;])\s+(?=\p{Lu}[^:.\n]{0,30}:)/u)
    .map((each) => each.slice(0, 1500))) {
    const heading = /(?:card[aá]pio|menu|sabores|bebidas|op[cç][oõ]es|produtos)[^:\n]{0,30}:\s*(.*)$/i.exec(
      line,
    );
    const offered = isSystem && !heading ? OFFERED.exec(line)?.[1] : undefined;
    const group: string | undefined = inside ? GROUP.exec(line)?.[1] : undefined;
    const list = heading?.[1] ?? line;
    const priced = list.split(BETWEEN_ITEMS).flatMap((piece): MenuItem[] => {
      const sized = sizedItem(piece);
      if (sized) return [sized];
      const match = PRICED_LINE.exec(piece.replace(/^.*:\s+(?=\S.*R\$)/, ''));
      return match
        ? [
            {
              name: match[1]!.trim(),
              price: priceOf(match[3]!),
              description: match[2],
              aliases: [],
              tags: [],
            },
          ]
        : [];
    });
    // Na fala do cliente, um preço solto é troco ou orçamento, e não cardápio.
    const isMenu =
      isSystem || inside || heading !== null || priced.length > 1 || /^\s*(?:[-*•]|\d+[.)])\s/.test(line);
    if (priced.length > 0 && isMenu) items.push(...priced);
    else if (heading) items.push(...namesIn(heading[1]!));
    else if (group ?? offered) items.push(...namesIn((group ?? offered)!));
    else if (inside && /^\s*(?:[-*•]|\d+[.)])\s+/.test(line))
      items.push(...namesIn(line.replace(/^\s*(?:[-*•]|\d+[.)])\s+/, ''), false));
    inside =
      Boolean(heading) ||
      Boolean(group) ||
      (inside && line.trim() !== '' && /^\s*(?:[-*•]|\d+[.)])/.test(line));
  }
  return items;
}

/** "calabresa, marguerita e portuguesa". */
function namesIn(list: string, splits = true): MenuItem[] {
  if (list.includes('{') || list.includes('?')) return [];
  // O que vem entre parênteses são tamanhos ou ingredientes.
  const sentence = list.replaceAll(/\([^()]*\)/g, '').split(/\.\s/)[0]!;
  const names = splits ? sentence.split(/[,;]\s*|\s+e\s+|\s+ou\s+/) : [sentence.split(/\s[—–-]\s|:/)[0]!];
  return names
    .map((name) => name.replace(/[.()]+$/, '').trim())
    .filter((name) => name.length > 1 && name.split(' ').length <= 7)
    .map((name) => ({ name, aliases: [], tags: [] }));
}

/** As opções de um campo que nomeia item, em qualquer profundidade do schema. */
function itemsInSchema(schema: Json): MenuItem[] {
  return objectsIn(schema).flatMap((object) => {
    const properties = object.properties;
    if (!isObject(properties)) return [];
    return Object.entries(properties).flatMap(([key, field]) => {
      const options = isObject(field)
        ? ((isObject(field.items) ? field.items.enum : undefined) ?? field.enum)
        : undefined;
      if (!Array.isArray(options) || !itemField(key)) return [];
      return options.flatMap((name) =>
        typeof name === 'string' ? [{ name: name.replaceAll('_', ' '), aliases: [name], tags: [] }] : [],
      );
    });
  });
}

function itemField(key: string): boolean {
  const { item, itens, sabores } = rules().campos;
  return [...item!, ...itens!, ...sabores!].includes(fold(key).replace(/[^a-z]/g, ''));
}

/** Um item conhecido das regras traz de lá os apelidos e as marcas. */
function withKnownTags(item: MenuItem): MenuItem {
  const folded = padded(item.name);
  const known = rules().cardapio.itens.filter((entry) => {
    const name = padded(entry.nome).trim();
    return mentions(folded, name) || name.endsWith(folded.trimEnd());
  });
  const entry = known.sort((a, b) => b.nome.length - a.nome.length)[0];
  if (!entry) return item;
  return {
    ...item,
    category: item.category ?? entry.categoria,
    aliases: [...item.aliases, ...(entry.apelidos ?? [])],
    tags: entry.marcas,
  };
}

function withoutRepeats(items: readonly MenuItem[]): MenuItem[] {
  return [...new Map(items.map((item) => [fold(item.name), item])).values()];
}

import { sentencesOf } from '../reading/instruction.ts';
import { rules } from '../rules.ts';
import { fold, padded } from '../text/words.ts';
import type { Mention } from './mentions.ts';
import type { MenuItem } from './menu.ts';
import type { OrderItem } from './order.ts';

/** Os itens em edição: as menções de cada fala os mudam, na ordem. */
export class ItemEditor {
  readonly items: OrderItem[] = [];
  /** O que foi pedido e o cardápio do prompt não tem. */
  readonly unknown: OrderItem[] = [];
  /** Os itens de que o atendente acabou de perguntar o tamanho. */
  #sizeAsked: readonly OrderItem[] = [];
  readonly #menuGiven: boolean;
  #last = -1;
  #replaced: OrderItem | undefined;
  /** O que sobrou do item de que a fala separou uma parte. */
  #remainder: OrderItem | undefined;
  /** O que a fala acabou de tirar por inteiro. */
  #removed: OrderItem | undefined;

  constructor(menuGiven: boolean) {
    this.#menuGiven = menuGiven;
  }

  /** Aplica as menções de uma fala. @param isFirst se é a primeira fala: "duas cocas" então soma, depois corrige */
  apply(mentions: readonly Mention[], isFirst: boolean): void {
    const before = this.items.length;
    this.#removed = undefined;
    this.#remainder = undefined;
    for (const [at, mention] of mentions.entries()) {
      const next = mentions[at + 1];
      if (this.#isPart(mention, next)) this.#split(mention);
      else if (isAnother(mention, next)) this.#another();
      else this.#applyOne(mention, isFirst);
    }
    this.#settleAnnounced(before);
  }

  /**
   * Aplica as menções de uma resposta: o tamanho é do item de que se perguntou, e o que vem no lugar de um item
   * que o cardápio não tem o tira da lista.
   */
  applyAnswer(
    mentions: readonly Mention[],
    isFirst: boolean,
    { question, isRefusal }: { readonly question: string; readonly isRefusal: boolean },
  ): void {
    const sizes = padded(
      sentencesOf(question)
        .filter((each) => /tamanho/i.test(each))
        .join(' '),
    );
    this.#sizeAsked = this.items.filter((item) => isNamed(item, sizes));
    const refused = this.unknown.filter((item) => isNamed(item, padded(question)));
    this.apply(mentions, isFirst);
    this.#sizeAsked = [];
    const isSettled = isRefusal || mentions.some((each) => each.resolution.options.length > 0);
    if (isSettled) for (const item of refused) this.#forget(item);
  }

  #forget(item: OrderItem | undefined): void {
    const at = item ? this.unknown.indexOf(item) : -1;
    if (at >= 0) this.unknown.splice(at, 1);
  }

  #unknownNamed({ rest }: Mention): OrderItem | undefined {
    const text = padded(rest);
    return text.trim() === '' ? undefined : this.unknown.find((item) => padded(item.name).includes(text));
  }

  /** "Duas portuguesas, uma sem ovo": um número menor, e em seguida um ingrediente, falam de parte do item. */
  #isPart({ action, kind, quantity, resolution, rest }: Mention, next: Mention | undefined): boolean {
    const isNumberOnly =
      action === 'add' && kind === 'item' && resolution.options.length === 0 && rest === '';
    const whole = this.items[this.#last]?.quantity ?? 0;
    return (
      isNumberOnly && quantity !== undefined && quantity < whole && next !== undefined && next.kind !== 'item'
    );
  }

  #split({ quantity = 1, size }: Mention): void {
    const whole = this.items[this.#last];
    if (!whole) return;
    this.#remainder = { ...whole, quantity: whole.quantity - quantity };
    this.#put(whole, this.#remainder);
    this.items.splice(++this.#last, 0, { ...whole, quantity, ...(size && { size }) });
  }

  /** "E a outra sem cebola": a que sobrou de "duas", ou mais uma do mesmo item. */
  #another(): void {
    const left = this.#remainder ? this.items.indexOf(this.#remainder) : -1;
    const last = this.items[this.#last];
    if (left >= 0) this.#last = left;
    else if (last) this.#push({ ...last, quantity: 1, without: [], extras: [] });
  }

  #applyOne(mention: Mention, isFirst: boolean): void {
    const named = mention.resolution.options.length > 0;
    if (mention.kind !== 'item') this.#ingredient(mention);
    else if (mention.action === 'double') this.#double(mention);
    else if (mention.action === 'remove') this.#remove(mention);
    else if (mention.action === 'replaced') this.#startReplacing(mention);
    else if (mention.half) this.#half(mention);
    else if (mention.action === 'preferred') this.#prefer(mention);
    else if (mention.action === 'replacement' || this.#replaced) this.#replace(mention);
    else if (!named && mention.rest === '') this.#adjustLast(mention);
    else if (!named || this.#isForeign(mention)) this.#addUnknown(mention);
    else this.#add(mention, isFirst);
  }

  #add(mention: Mention, isFirst: boolean): void {
    const says = !isFirst || (mention.quantity === undefined && !mention.more);
    const waiting = says ? this.#waitingFor(mention) : undefined;
    const same = isFirst && mention.action !== 'set' ? undefined : this.#matching(mention);
    if (waiting) this.#settle(waiting, mention);
    else if (same) this.#repeat(same, mention);
    else this.#push(this.#inPlaceOfRemoved(itemOf(mention)));
  }

  /** "Tira o atum e põe baiana": a que entra fica do tamanho e na quantidade da que saiu, se nada mais se disse. */
  #inPlaceOfRemoved(item: OrderItem): OrderItem {
    const removed = this.#removed;
    this.#removed = undefined;
    if (!removed || !sameCategory(item, removed)) return item;
    return {
      ...item,
      ...(removed.size && !item.size && { size: removed.size }),
      quantity: item.counted ? item.quantity : removed.quantity,
    };
  }

  /** "três pizzas: uma de atum e duas de calabresa": os sabores dizem quais são as três. */
  #settleAnnounced(before: number): void {
    const announced = this.items.findIndex((item, at) => at >= before && isOnlyCategory(item));
    const item = this.items[announced];
    if (!item) return;
    const named = this.items
      .slice(announced + 1)
      .filter((each) => item.options.some((option) => option.name === each.name));
    const left = item.quantity - named.reduce((total, each) => total + each.quantity, 0);
    for (const each of named) if (item.size && !each.size) this.#put(each, { ...each, size: item.size });
    if (named.length > 0) this.#put(item, left > 0 ? { ...item, quantity: left } : undefined);
  }

  #push(item: OrderItem): void {
    this.#last = this.items.push(item) - 1;
  }

  /** "sem cebola", "com borda": do último item dito, ou de todos. */
  #ingredient(mention: Mention): void {
    // "Sem a cerveja", depois de pedi-la, é tirar o item.
    const named = mention.resolution.item && this.#matching(mention);
    if (mention.kind === 'without' && named && named.name !== this.items[this.#last]?.name) {
      this.#remove(mention);
      return;
    }
    const text = mention.rest.toLowerCase();
    if (text === '') return;
    const last = this.items[this.#last] ?? this.items.at(-1);
    const key = mention.kind === 'without' ? 'without' : 'extras';
    for (const item of mention.all ? [...this.items] : last ? [last] : [])
      if (!item[key].includes(text)) this.#put(item, { ...item, [key]: [...item[key], text] });
  }

  #double(mention: Mention): void {
    const item = this.#matching(mention) ?? this.items[this.#last] ?? this.items.at(-1);
    if (item) this.#put(item, { ...item, quantity: item.quantity * 2, counted: true });
  }

  #remove(mention: Mention): void {
    if (mention.all && mention.resolution.options.length === 0) {
      this.items.length = 0;
      this.#last = -1;
      return;
    }
    const item = this.#matching(mention);
    if (item) {
      const left =
        mention.quantity && item.quantity > mention.quantity ? item.quantity - mention.quantity : 0;
      if (left === 0) this.#removed = item;
      this.#put(item, left > 0 ? { ...item, quantity: left } : undefined);
    } else if (this.#unknownNamed(mention)) this.#forget(this.#unknownNamed(mention));
    else if (mention.rest !== '') this.#ingredient({ ...mention, kind: 'without' });
  }

  #startReplacing(mention: Mention): void {
    if (mention.all && mention.resolution.options.length === 0) this.items.splice(0, this.items.length - 1);
    if (mention.all && this.items[0]) {
      this.#replaced = { ...this.items[0], quantity: 1 };
      this.items[0] = this.#replaced;
      return;
    }
    this.#replaced = this.#matching(mention);
    if (!this.#replaced) this.#forget(this.#unknownNamed(mention));
  }

  /** "Na verdade prefiro portuguesa": no lugar do último item parecido. */
  #prefer(mention: Mention): void {
    const wanted = itemOf(mention);
    this.#replaced = this.items.findLast((item) => sameCategory(item, wanted));
    this.#replace(mention);
  }

  #replace(mention: Mention): void {
    const old = this.#replaced;
    this.#replaced = undefined;
    if (mention.resolution.options.length === 0) {
      const { quantity = old?.quantity, size = old?.size } = mention;
      if (old) this.#put(old, { ...old, quantity: quantity ?? 1, ...(size && { size }) });
      return;
    }
    const item = itemOf(mention);
    if (!old) {
      this.#push(item);
      return;
    }
    this.#put(old, {
      ...item,
      quantity: mention.quantity ?? old.quantity,
      size: item.size ?? (sameCategory(item, old) ? old.size : undefined),
    });
  }

  /** Uma metade: completa a pizza que espera outra metade, ou começa uma. */
  #half(mention: Mention): void {
    const name = mention.resolution.item?.name ?? mention.resolution.options[0]?.name ?? mention.rest;
    const previous = this.items[this.#last];
    if (name === '' || (mention.resolution.isCategory && !mention.resolution.item)) {
      this.#push({ ...itemOf(mention), halves: [WAITING] });
      return;
    }
    if (previous && (previous.halves.length === 1 || isOnlyCategory(previous))) {
      const halves = [...previous.halves.filter((each) => each !== WAITING), name];
      const first = previous.halves.filter((each) => each !== WAITING).length === 0;
      const item = first ? { menuItem: mention.resolution.item, name } : {};
      this.items[this.#last] = {
        ...previous,
        ...item,
        options: [],
        halves,
        size: previous.size ?? mention.size,
        quantity: Math.ceil(previous.quantity),
      };
      return;
    }
    this.#push({ ...itemOf(mention), quantity: mention.quantity ?? 0.5, halves: [name] });
  }

  /** Só um número ou um tamanho: fala do último item. */
  #adjustLast(mention: Mention): void {
    const item = this.items[this.#last] ?? this.items.at(-1);
    if (!item) return;
    const quantity =
      mention.quantity === undefined
        ? item.quantity
        : mention.more
          ? item.quantity + mention.quantity
          : mention.quantity;
    const asked = mention.size ? (mention.all ? [...this.items] : this.#sizeAsked) : [];
    const unsized = mention.size ? this.items.filter((each) => !each.size && sameCategory(each, item)) : [];
    for (const each of asked.length > 0 ? asked : unsized) this.#put(each, { ...each, size: mention.size });
    if (asked.length > 0 && mention.quantity === undefined) return;
    const now = this.items[this.#last] ?? this.items.at(-1)!;
    const size = asked.length > 0 ? now.size : (mention.size ?? now.size);
    this.#put(now, { ...now, quantity, counted: true, size });
  }

  #repeat(item: OrderItem, mention: Mention): void {
    const said = mention.quantity;
    const quantity = mention.more ? item.quantity + (said ?? 1) : (said ?? item.quantity);
    this.#put(item, { ...item, quantity, size: mention.size ?? item.size });
    this.#last = this.items.findIndex((each) => each.name === item.name);
  }

  /** O item ambíguo que esta menção esclarece: "uma pizza", e depois "de calabresa". */
  #waitingFor(mention: Mention): OrderItem | undefined {
    const said = mention.resolution.item;
    if (!said) return undefined;
    return this.items.find(
      (item) =>
        item.options.length > 1 &&
        item.options.some((option) => option.name === said.name) &&
        item.halves.length === 0,
    );
  }

  #settle(waiting: OrderItem, mention: Mention): void {
    const item = itemOf(mention);
    const pair = waiting.halves.length > 0;
    this.#put(waiting, {
      ...waiting,
      name: item.name,
      menuItem: item.menuItem,
      options: [],
      size: item.size ?? waiting.size,
      halves: pair ? waiting.halves : [],
      quantity: mention.quantity ?? waiting.quantity,
    });
    this.#last = this.items.findIndex((each) => each.name === item.name);
  }

  #isForeign(mention: Mention): boolean {
    return mention.resolution.isCategory && mention.rest !== '' && !mention.resolution.item;
  }

  #addUnknown(mention: Mention): void {
    const intended = mention.quantity !== undefined || mention.more || mention.resolution.isCategory;
    if (!intended) return;
    const category = mention.resolution.isCategory
      ? `${mention.resolution.options[0]?.category ?? ''} de `
      : '';
    const name = `${category}${mention.rest}`.trim();
    const item = { ...itemOf(mention), name, options: [] };
    if (this.#menuGiven) this.unknown.push(item);
    else this.#push(item);
  }

  #matching(mention: Mention): OrderItem | undefined {
    const names = new Set(mention.resolution.options.map((option) => option.name));
    const found = this.items.filter(
      (item) => names.has(item.name) || item.options.some((option) => names.has(option.name)),
    );
    const sized = found.find((item) => mention.size && item.size === mention.size);
    if (sized || found.length > 0)
      return sized ?? (mention.action === 'add' && mention.size && found[0]!.size ? undefined : found[0]);
    const text = padded(mention.rest).trim();
    return text === ''
      ? undefined
      : this.items.find((item) => !item.menuItem && padded(item.name).includes(` ${text} `));
  }

  #put(old: OrderItem, now: OrderItem | undefined): void {
    const at = this.items.indexOf(old);
    if (at < 0) return;
    if (now) this.items[at] = now;
    else {
      this.items.splice(at, 1);
      this.#last = Math.min(this.#last, this.items.length - 1);
    }
  }
}

/** Uma pizza meio a meio à espera dos sabores. */
const WAITING = '';

function isOnlyCategory(item: OrderItem): boolean {
  return item.options.length > 1 && item.menuItem === undefined;
}

/** "Outra", sem nome nem número, e em seguida um ingrediente. */
function isAnother(
  { action, kind, more, quantity, resolution, rest }: Mention,
  next: Mention | undefined,
): boolean {
  const isBare = resolution.options.length === 0 && rest === '' && quantity === undefined;
  return action === 'add' && kind === 'item' && more && isBare && next !== undefined && next.kind !== 'item';
}

/** Se o texto diz o nome do item. */
function isNamed(item: OrderItem, paddedText: string): boolean {
  return paddedText.includes(padded(item.name));
}

function sameCategory(one: OrderItem, other: OrderItem): boolean {
  return fold(one.menuItem?.category ?? '') === fold(other.menuItem?.category ?? '');
}

function itemOf(mention: Mention): OrderItem {
  const { item, options, isCategory } = mention.resolution;
  const chosen: MenuItem | undefined = item;
  const category = Object.keys(rules().cardapio.categorias).find((each) =>
    options.every((option) => option.category === each),
  );
  const name =
    chosen?.name ??
    (isCategory ? (category ?? options[0]?.category ?? '') : (options[0]?.name ?? mention.rest));
  return {
    name,
    quantity: mention.quantity ?? 1,
    counted: mention.quantity !== undefined,
    ...(mention.size && { size: mention.size }),
    halves: [],
    without: [],
    extras: [],
    ...(chosen && { menuItem: chosen }),
    options: chosen ? [] : options,
  };
}

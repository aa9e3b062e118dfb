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

  constructor(menuGiven: boolean) {
    this.#menuGiven = menuGiven;
  }

  /** Aplica as menções de uma fala. @param isFirst se é a primeira fala: "duas cocas" então soma, depois corrige */
  apply(mentions: readonly Mention[], isFirst: boolean): void {
    const before = this.items.length;
    for (const mention of mentions) this.#applyOne(mention, isFirst);
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

  #applyOne(mention: Mention, isFirst: boolean): void {
    const named = mention.resolution.options.length > 0;
    if (mention.kind !== 'item') this.#ingredient(mention);
    else if (mention.action === 'remove') this.#remove(mention);
    else if (mention.action === 'replaced') this.#startReplacing(mention);
    else if (mention.half) this.#half(mention);
    else if (mention.action === 'replacement' || this.#replaced) this.#replace(mention);
    else if (!named && mention.rest === '') this.#adjustLast(mention);
    else if (!named || this.#isForeign(mention)) this.#addUnknown(mention);
    else this.#add(mention, isFirst);
  }

  #add(mention: Mention, isFirst: boolean): void {
    const waiting = !isFirst || mention.quantity === undefined ? this.#waitingFor(mention) : undefined;
    const same = isFirst && mention.action !== 'set' ? undefined : this.#matching(mention);
    if (waiting) this.#settle(waiting, mention);
    else if (same) this.#repeat(same, mention);
    else this.#push(itemOf(mention));
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
    if (named.length > 0) this.#put(item, left > 0 ? { ...item, quantity: left } : undefined);
  }

  #push(item: OrderItem): void {
    this.#last = this.items.push(item) - 1;
  }

  /** "sem cebola", "com borda": do último item dito. */
  #ingredient(mention: Mention): void {
    const at = this.#last >= 0 ? this.#last : this.items.length - 1;
    const item = this.items[at];
    const text = mention.rest.toLowerCase();
    if (!item || text === '') return;
    const key = mention.kind === 'without' ? 'without' : 'extras';
    if (!item[key].includes(text)) this.items[at] = { ...item, [key]: [...item[key], text] };
  }

  #remove(mention: Mention): void {
    const item = this.#matching(mention);
    if (item) {
      const left =
        mention.quantity && item.quantity > mention.quantity ? item.quantity - mention.quantity : 0;
      this.#put(item, left > 0 ? { ...item, quantity: left } : undefined);
    } else if (this.#unknownNamed(mention)) this.#forget(this.#unknownNamed(mention));
    else if (mention.rest !== '') this.#ingredient({ ...mention, kind: 'without' });
  }

  #startReplacing(mention: Mention): void {
    this.#replaced = this.#matching(mention);
    if (!this.#replaced) this.#forget(this.#unknownNamed(mention));
  }

  #replace(mention: Mention): void {
    const old = this.#replaced;
    this.#replaced = undefined;
    if (mention.resolution.options.length === 0) {
      if (mention.size && old) this.#put(old, { ...old, size: mention.size });
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
    const asked = mention.size ? this.#sizeAsked : [];
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

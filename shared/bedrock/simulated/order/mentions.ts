import { rules } from '../rules.ts';
import { numberAt } from '../text/numbers.ts';
import type { Word } from '../text/words.ts';
import { type MenuIndex, measureAt, type Resolution } from './menu-index.ts';

export type Action = 'add' | 'remove' | 'set' | 'replaced' | 'replacement';

/** Um trecho da fala que trata de um item, ou de um ingrediente do item anterior. */
export interface Mention {
  readonly action: Action;
  /** `without` e `extra` falam de um ingrediente do item anterior. */
  readonly kind: 'item' | 'without' | 'extra';
  readonly quantity?: number;
  /** Disse "mais" ou "outra": soma ao que já havia. */
  readonly more: boolean;
  readonly size?: string;
  readonly half: boolean;
  readonly resolution: Resolution;
  /** As palavras que sobraram, como foram escritas: um ingrediente, ou um item que o cardápio não tem. */
  readonly rest: string;
}

interface Draft {
  action: Action;
  kind: Mention['kind'];
  quantity: number | undefined;
  more: boolean;
  size: string | undefined;
  half: boolean;
  hits: string[];
  /** O que não é palavra do cardápio. */
  rest: Word[];
  /** Todas as palavras de conteúdo: o nome de um ingrediente. */
  content: Word[];
}

/** Parte uma fala em menções, na ordem. */
export function mentionsIn(list: readonly Word[], index: MenuIndex): Mention[] {
  const reader = new Reader(list, index);
  return reader.read();
}

class Reader {
  readonly #list: readonly Word[];
  readonly #index: MenuIndex;
  readonly #done: Mention[] = [];
  readonly #sizes: ReadonlyMap<string, string>;
  #draft: Draft = fresh('add');
  #at = 0;
  /** Depois de "meio a meio", os dois próximos sabores são metades. */
  #halvesLeft = 0;

  constructor(list: readonly Word[], index: MenuIndex) {
    this.#list = list;
    this.#index = index;
    this.#sizes = new Map(
      Object.entries(rules().pedido.tamanhos).flatMap(([size, names]) =>
        names.map((name) => [name, size] as const),
      ),
    );
  }

  read(): Mention[] {
    while (this.#at < this.#list.length) this.#at += this.#step();
    this.#close();
    return this.#done;
  }

  /** Lê a palavra atual e devolve quantas consumiu. */
  #step(): number {
    const word = this.#word();
    if (!/^[\p{L}\p{N}]/u.test(word)) {
      if (word !== '"' && word !== '$') this.#close();
      return 1;
    }
    return this.#action(word) ?? this.#amount(word) ?? this.#joint(word) ?? this.#content(word);
  }

  #word(offset = 0): string {
    return this.#list[this.#at + offset]?.folded ?? '';
  }

  #action(word: string): number | undefined {
    const { acoes } = rules().pedido;
    const denied =
      word === 'nao' && /^(quero|queria|precisa|manda|mande|vou|coloca|poe)$/.test(this.#word(1));
    if (denied || acoes.tirar.includes(word)) return this.#begin('remove', denied ? 2 : 1);
    if (acoes.trocar.includes(word)) return this.#begin('replaced', 1);
    const instead = /^(vez|lugar)$/.test(this.#word(1)) && /^(em|no|ao)$/.test(word);
    if (instead) return this.#begin('replaced', 2);
    if (word === 'nao' && /^[,.!]$/.test(this.#word(1))) return this.#begin('set', 2);
    if (this.#draft.action === 'replaced' && /^(por|pela|pelo|pra|para)$/.test(word))
      return this.#begin('replacement', 1);
    if (word === 'na' && this.#word(1) === 'verdade') return this.#begin('set', 2);
    if (acoes.por.includes(word) && !this.#said()) return this.#begin('add', 1);
    if (acoes.ajustar.includes(word)) return this.#begin('set', 1);
    if (acoes.mais.includes(word)) {
      if (this.#said()) this.#close();
      this.#draft.more = true;
      return 1;
    }
    return undefined;
  }

  #begin(action: Action, length: number): number {
    this.#close();
    this.#draft = fresh(action);
    return length;
  }

  #amount(word: string): number | undefined {
    const measure = measureAt(this.#list, this.#at);
    if (measure) {
      this.#draft.size = measure.text;
      if (this.#index.find(measure.text) === measure.text) this.#draft.hits.push(measure.text);
      return measure.length;
    }
    const known = this.#index.find(word);
    // Em "4 pizzas", o 4 conta, mesmo que haja uma pizza quatro queijos.
    const startsName = known && !this.#index.isCategory(this.#word(1));
    if (startsName && this.#index.continues([known], this.#word(1))) return undefined;
    if (this.#index.continues(this.#draft.hits, word)) return undefined;
    if (word === 'meio' && this.#word(1) === 'a' && this.#word(2) === 'meio') {
      this.#halveNeighbors();
      return 3;
    }
    const fraction =
      word === '½' ? 1 : word === '1' && this.#word(1) === '/' && this.#word(2) === '2' ? 3 : 0;
    if (fraction > 0) {
      this.#close();
      this.#draft.half = true;
      return fraction;
    }
    const number = numberAt(this.#list, this.#at);
    if (!number) {
      if (!rules().numeros.metades.includes(word)) return undefined;
      this.#close();
      this.#draft.half = true;
      return 1;
    }
    const counted = this.#list[this.#at + number.length]?.folded ?? '';
    const isMoney = this.#list[this.#at - 1]?.text === '$' || rules().pedido.contagens.includes(counted);
    if (isMoney || number.value > 99 || number.value === 0) return number.length + (isMoney ? 1 : 0);
    const { hits, kind, quantity, rest } = this.#draft;
    if (quantity !== undefined || hits.length > 0 || rest.length > 0 || kind !== 'item') this.#close();
    this.#draft.quantity = number.value;
    this.#draft.kind = 'item';
    return number.length;
  }

  /** "e", "sem" e "com": juntam, a não ser que sejam parte do nome de um item. */
  #joint(word: string): number | undefined {
    const { emendas } = rules().pedido;
    if (!emendas.includes(word) && word !== 'sem' && word !== 'com') return undefined;
    const next = this.#nextContent();
    if (this.#draft.kind === 'item' && this.#index.continues(this.#draft.hits, next)) return 1;
    if (word === 'sem' || word === 'com') {
      if (!this.#said() && this.#done.length === 0 && word === 'com') return 1;
      const { action } = this.#draft;
      this.#close();
      // "manda sem cebola" e "tira a cebola" dizem o mesmo do item anterior.
      this.#draft = fresh(action === 'remove' ? 'add' : action === 'replaced' ? 'add' : action);
      this.#draft.kind = word === 'sem' ? 'without' : 'extra';
      return 1;
    }
    this.#close();
    return 1;
  }

  #nextContent(): string | undefined {
    const after = this.#list.slice(this.#at + 1, this.#at + 4).map((each) => each.folded);
    return after.find((each) => !rules().pedido.vazias.includes(each));
  }

  #content(word: string): number {
    const size = this.#sizes.get(word);
    const isLetter = word.length === 1;
    const named = this.#list[this.#at]!.text === word.toUpperCase() || this.#word(-1) === 'tamanho';
    const isName = this.#index.continues(this.#draft.hits, word);
    if (size && !isName && this.#draft.kind === 'item' && (!isLetter || named)) {
      this.#draft.size = size;
      return 1;
    }
    const alone = word === 'x' ? undefined : this.#index.find(word);
    const joined = alone ? undefined : this.#index.find(`${word}${this.#word(1)}`);
    if (joined) {
      this.#draft.hits.push(joined);
      return 2;
    }
    if (rules().pedido.vazias.includes(word)) return 1;
    const hit = this.#index.find(word);
    if (hit && this.#startsAnother(hit)) this.#close();
    if (hit) this.#draft.hits.push(hit);
    const written = this.#list[this.#at]!;
    this.#draft.content.push(written);
    if (!hit) this.#draft.rest.push(written);
    return 1;
  }

  /** "calabresa marguerita": a palavra é de outro item, e os dois já têm nome inteiro. */
  #startsAnother(hit: string): boolean {
    const { hits, kind } = this.#draft;
    if (kind !== 'item' || hits.length === 0) return false;
    const together = this.#index.resolve([...hits, hit]);
    const apart = this.#index.resolve([hit]);
    const before = this.#index.resolve(hits);
    return (
      !before.isCategory &&
      !apart.isCategory &&
      before.score > 0.85 &&
      apart.score > 0.85 &&
      together.score < 0.8
    );
  }

  #said(): boolean {
    const { hits, quantity, rest, size } = this.#draft;
    return hits.length > 0 || quantity !== undefined || rest.length > 0 || size !== undefined;
  }

  #close(): void {
    const draft = this.#draft;
    if (!this.#said() && !draft.half) return;
    const resolution = this.#index.resolve(draft.hits);
    const kind = this.#continuesIngredients(draft, resolution) ? this.#done.at(-1)!.kind : draft.kind;
    const isFlavor = resolution.options.length > 0 && !resolution.isCategory && draft.quantity === undefined;
    const half = draft.half || (this.#halvesLeft > 0 && kind === 'item' && isFlavor);
    if (half) this.#halvesLeft--;
    const { action, more, quantity, size } = draft;
    this.#done.push({
      action,
      half,
      kind,
      more,
      quantity,
      resolution,
      size,
      rest: this.#restText(kind, draft),
    });
    // "tira a coca e a batata" tira as duas; "troca a coca por" espera o que vem.
    this.#draft = fresh(action === 'replacement' ? 'add' : action);
  }

  /** "sem cebola e azeitona": o segundo também é ingrediente. */
  #continuesIngredients(draft: Draft, resolution: Resolution): boolean {
    const before = this.#done.at(-1);
    const isPlain = draft.quantity === undefined && !draft.more && !draft.half && draft.action === 'add';
    const isShort = draft.rest.length + draft.hits.length <= 3;
    const isItem =
      draft.kind !== 'item' || before === undefined || before.kind === 'item' || resolution.score >= 0.95;
    return isPlain && isShort && !isItem;
  }

  /** "calabresa e frango, meio a meio": as duas últimas menções são metades; senão, as duas próximas. */
  #halveNeighbors(): void {
    this.#close();
    const last = this.#done.slice(-2);
    if (
      last.length === 2 &&
      last.every(({ kind, resolution }) => kind === 'item' && resolution.item && !resolution.isCategory)
    ) {
      this.#done.splice(-2, 2, ...last.map((mention) => ({ ...mention, half: true })));
    } else this.#halvesLeft = 2;
  }

  /** Como foi escrito: o ingrediente, ou o que o cardápio não tem. */
  #restText(kind: Mention['kind'], { action, content, rest }: Draft): string {
    const spoken = kind === 'item' && action !== 'remove' ? rest : content;
    const [first, last] = [spoken[0], spoken.at(-1)];
    if (!first || !last) return '';
    const inside = this.#list.filter((word) => word.start >= first.start && word.end <= last.end);
    return inside.map((word) => word.text).join(' ');
  }
}

function fresh(action: Action): Draft {
  return {
    action,
    kind: 'item',
    quantity: undefined,
    more: false,
    size: undefined,
    half: false,
    hits: [],
    rest: [],
    content: [],
  };
}

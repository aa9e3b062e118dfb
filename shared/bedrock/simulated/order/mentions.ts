import { rules } from '../rules.ts';
import { numberAt } from '../text/numbers.ts';
import type { Word } from '../text/words.ts';
import { type MenuIndex, measureAt, type Resolution } from './menu-index.ts';

/** `replacement` entra no lugar do que se disse em `replaced`; `preferred`, no lugar do último parecido. */
export type Action = 'add' | 'remove' | 'set' | 'double' | 'replaced' | 'replacement' | 'preferred';

/** Um trecho da fala que trata de um item, ou de um ingrediente do item anterior. */
export interface Mention {
  readonly action: Action;
  /** `without` e `extra` falam de um ingrediente do item anterior. */
  readonly kind: 'item' | 'without' | 'extra';
  readonly quantity?: number;
  /** Disse "mais" ou "outra": soma ao que já havia. */
  readonly more: boolean;
  /** Disse "todas" ou "tudo": vale para todos os itens. */
  readonly all: boolean;
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
  all: boolean;
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
      // "Bebida: duas cocas": a categoria é só o título.
      if (word === ':' && this.#isHeading()) this.#draft = fresh(this.#draft.action);
      if (word !== '"' && word !== '$') this.#close();
      return 1;
    }
    return this.#action(word) ?? this.#amount(word) ?? this.#joint(word) ?? this.#content(word);
  }

  #isHeading(): boolean {
    const { hits, quantity, rest } = this.#draft;
    return quantity === undefined && rest.length === 0 && hits.every((hit) => this.#index.isCategory(hit));
  }

  #word(offset = 0): string {
    return this.#list[this.#at + offset]?.folded ?? '';
  }

  #action(word: string): number | undefined {
    const { acoes } = rules().pedido;
    if (acoes.dobrar.includes(word)) return this.#begin('double', 1);
    const isDenied =
      word === 'nao' && /^(quero|queria|precisa|manda|mande|vou|coloca|poe)$/.test(this.#word(1));
    if (isDenied || acoes.tirar.includes(word)) return this.#begin('remove', isDenied ? 2 : 1);
    const replacing = this.#replacing(word);
    if (replacing !== undefined) return replacing;
    if (word === 'nao' && /^[,.!]$/.test(this.#word(1))) return this.#begin('set', 2);
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

  /** "troca a coca por suco", "muda a coca pra zero", "em vez da coca, suco", "prefiro suco". */
  #replacing(word: string): number | undefined {
    const { acoes } = rules().pedido;
    if (acoes.preferir.includes(word)) return this.#begin('preferred', 1);
    if (word === 'melhor' && this.#word(1) === 'nao') return this.#begin('preferred', 2);
    if (acoes.trocar.includes(word)) return this.#begin('replaced', 1);
    const isInstead = /^(vez|lugar)$/.test(this.#word(1)) && /^(em|no|ao)$/.test(word);
    if (isInstead) return this.#begin('replaced', 2);
    if (!/^(por|pela|pelo|pra|para)$/.test(word)) return undefined;
    const { action, all, hits } = this.#draft;
    // "troca por marguerita": no lugar do último.
    if (action === 'replaced' && !all && !this.#said()) return this.#begin('preferred', 1);
    if (action === 'set' && hits.length > 0) this.#draft.action = 'replaced';
    return this.#draft.action === 'replaced' ? this.#begin('replacement', 1) : undefined;
  }

  #begin(action: Action, length: number): number {
    this.#close();
    this.#draft = fresh(action);
    return length;
  }

  #amount(word: string): number | undefined {
    return this.#measure() ?? (this.#isInName(word) ? undefined : (this.#half(word) ?? this.#number()));
  }

  #measure(): number | undefined {
    const measure = measureAt(this.#list, this.#at);
    if (!measure) return undefined;
    this.#draft.size = measure.text;
    if (this.#index.find(measure.text) === measure.text) this.#draft.hits.push(measure.text);
    return measure.length;
  }

  /** O "quatro" de "quatro queijos" e o "zero" de "coca zero" não contam nada. */
  #isInName(word: string): boolean {
    const known = this.#index.find(word);
    if (this.#index.continues(this.#draft.hits, word)) return true;
    if (known && numberAt(this.#list, this.#at)?.value === 0) return true;
    // Em "4 pizzas", o 4 conta, mesmo que haja uma pizza quatro queijos.
    const startsName = known && !this.#index.isCategory(this.#word(1));
    return Boolean(startsName && this.#index.continues([known], this.#word(1)));
  }

  /** "meio a meio", "½", "1/2" e "meia", que não contam uma dúzia. */
  #half(word: string): number | undefined {
    if (word === 'meio' && this.#word(1) === 'a' && this.#word(2) === 'meio') {
      this.#halveNeighbors();
      return 3;
    }
    const isFraction = word === '1' && this.#word(1) === '/' && this.#word(2) === '2';
    const isHalf = rules().numeros.metades.includes(word) && !numberAt(this.#list, this.#at);
    if (word !== '½' && !isFraction && !isHalf) return undefined;
    this.#close();
    this.#draft.half = true;
    return isFraction ? 3 : 1;
  }

  #number(): number | undefined {
    const number = numberAt(this.#list, this.#at);
    if (!number) return undefined;
    const next = this.#word(number.length);
    // "os dois sem maionese".
    if (/^[oa]s$/.test(this.#word(-1)) && /^(sem|com)$/.test(next)) {
      this.#close();
      this.#draft.all = true;
      return number.length;
    }
    const isMoney = this.#list[this.#at - 1]?.text === '$' || rules().pedido.contagens.includes(next);
    if (isMoney) return number.length + 1;
    if (number.value > 99 || number.value === 0 || this.#isForSomeone(next)) return number.length;
    const { hits, kind, quantity, rest } = this.#draft;
    if (quantity !== undefined || hits.length > 0 || rest.length > 0 || kind !== 'item') this.#close();
    this.#draft.quantity = number.value;
    this.#draft.kind = 'item';
    return number.length;
  }

  /** O 5 de "na mesa 5" e o dois de "sushi pra dois" não contam itens. @param next o que vem depois do número */
  #isForSomeone(next: string): boolean {
    const before = this.#word(-1);
    const endsHere = next === 'e' || !/^[\p{L}\p{N}]/u.test(next);
    const { action, hits } = this.#draft;
    const isForPeople = action === 'add' && hits.length > 0 && /^(pra|para)$/.test(before) && endsHere;
    return rules().pedido.antes_de_numero.includes(before) || isForPeople;
  }

  /** "e", "sem" e "com": juntam, a não ser que sejam parte do nome de um item. */
  #joint(word: string): number | undefined {
    const { emendas } = rules().pedido;
    if (!emendas.includes(word) && word !== 'sem' && word !== 'com') return undefined;
    const next = this.#nextContent();
    if (this.#draft.kind === 'item' && this.#index.continues(this.#draft.hits, next)) return 1;
    if (word === 'sem' || word === 'com') {
      if (!this.#said() && this.#done.length === 0 && word === 'com') return 1;
      const { action, all, more } = this.#draft;
      // "outra sem cebola": outra do mesmo item.
      if (more && !this.#said()) this.#emit();
      else this.#close();
      // "manda sem cebola" e "tira a cebola" dizem o mesmo do item anterior.
      this.#draft = fresh(action === 'remove' ? 'add' : action === 'replaced' ? 'add' : action);
      this.#draft.all = all;
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
    const isLast = !/^[\p{L}\p{N}]/u.test(this.#word(1)) || this.#word(1) === 'e';
    const named =
      this.#list[this.#at]!.text === word.toUpperCase() ||
      this.#word(-1) === 'tamanho' ||
      (isLast && this.#draft.hits.length > 0);
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
    if (rules().pedido.todos.includes(word)) this.#draft.all = true;
    // "na borda de cheddar" e "bota borda recheada": ingrediente, mesmo sem "com".
    if (rules().pedido.complementos_de_item.includes(word) && this.#draft.kind === 'item') {
      this.#close();
      this.#draft = { ...fresh('add'), kind: 'extra' };
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

  /** "Dobra" e "cancela tudo" dizem algo sem nomear item nenhum. */
  #saysWithoutNaming(): boolean {
    const { action, all } = this.#draft;
    return action === 'double' || (all && (action === 'remove' || action === 'replaced'));
  }

  #close(): void {
    if (this.#said() || this.#draft.half || this.#saysWithoutNaming()) {
      this.#emit();
      return;
    }
    this.#draft.all = false;
    this.#draft.kind = 'item';
  }

  #emit(): void {
    const draft = this.#draft;
    const resolution = this.#index.resolve(draft.hits);
    const kind = this.#continuesIngredients(draft, resolution) ? this.#done.at(-1)!.kind : draft.kind;
    const isFlavor = resolution.options.length > 0 && !resolution.isCategory && draft.quantity === undefined;
    const half = draft.half || (this.#halvesLeft > 0 && kind === 'item' && isFlavor);
    if (half) this.#halvesLeft--;
    const { action, all, more, quantity, size } = draft;
    this.#done.push({
      action,
      all,
      half,
      kind,
      more,
      quantity,
      resolution,
      size,
      rest: this.#restText(kind, draft),
    });
    // "tira a coca e a batata" tira as duas; "troca a coca por" espera o que vem.
    this.#draft = fresh(['replacement', 'double', 'preferred'].includes(action) ? 'add' : action);
  }

  /** "sem cebola e azeitona": o segundo também é ingrediente. */
  #continuesIngredients(draft: Draft, resolution: Resolution): boolean {
    const before = this.#done.at(-1);
    const isPlain = draft.quantity === undefined && !draft.more && !draft.half && draft.action === 'add';
    const length = draft.rest.length + draft.hits.length;
    const isShort = length > 0 && length <= 3;
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
    all: false,
    size: undefined,
    half: false,
    hits: [],
    rest: [],
    content: [],
  };
}

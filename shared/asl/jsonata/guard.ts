import { performanceNow } from './performance-now.ts';

/** Os limites de uma avaliação, como medidos na AWS (floci-io/floci, 2737, 2783 e 2790; 1 s, documentado). */
export const LIMITS = {
  /** Tempo, em milissegundos de relógio real. */
  time: 1000,
  /** Avaliações abertas ao mesmo tempo, uma dentro da outra. */
  depth: 100,
  /** O mesmo, quando a expressão abre várias lado a lado e chama a si mesma: aqui só uma proteção. */
  parallelDepth: 50_000,
  /** Bytes de um resultado: oito por item de lista, um por caractere. */
  bytes: 6_990_256,
  /** Itens de um `$range`. */
  range: 360_145,
} as const;

/** Um limite foi passado. O texto é o que a AWS dá. */
export class LimitExceeded extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'LimitExceeded';
  }
}

/** A expressão passou do tempo. */
export function timeout(): LimitExceeded {
  return new LimitExceeded('Expression evaluation timeout: Check for infinite loop');
}

/** A expressão criou mais do que cabe. */
export function outOfMemory(): LimitExceeded {
  return new LimitExceeded('Expression evaluation memory limit exceeded: Check for excessive memory usage');
}

const ENTRY = Symbol.for('jsonata.__evaluate_entry');
const EXIT = Symbol.for('jsonata.__evaluate_exit');
/** De quantos em quantos nós o relógio é lido. */
const CHECK_EVERY = 16;

let current: Guard | undefined;

/** Quem vigia a avaliação que está rodando agora. */
export function currentGuard(): Guard | undefined {
  return current;
}

/** Vigia uma avaliação. */
export class Guard {
  /** Quanto esta avaliação já rodou, e desde quando roda agora. Outras podem rodar no meio dela. */
  private spent = 0;
  private resumedAt = performanceNow();
  private readonly maxDepth: number;
  private depth = 0;
  private nodes = 0;
  private allocated = 0;

  /** @param maxDepth quantas avaliações podem estar abertas ao mesmo tempo. */
  constructor(maxDepth: number) {
    this.maxDepth = maxDepth;
  }

  /**
   * A biblioteca procura, no início e no fim da avaliação de cada nó, um aviso no ambiente, e o ambiente
   * pergunta a `bindings.hasOwnProperty` se o nome é seu. Uma função com esse nome, entre as variáveis,
   * é chamada então a cada nó, sem as esperas que um aviso comum custaria.
   * @param checkSizes faz olhar o tamanho de cada resultado; só vale a pena se a expressão repete valores.
   */
  watcher(checkSizes: boolean): (this: Record<PropertyKey, unknown>, name: PropertyKey) => boolean {
    const guard = this;
    return function (name) {
      if (name === ENTRY) {
        guard.enter();
        return false;
      }
      if (name === EXIT) {
        guard.depth--;
        if (checkSizes) this[EXIT] ??= checkSize;
        return checkSizes;
      }
      return name !== 'hasOwnProperty' && Object.hasOwn(this, name);
    };
  }

  /** @throws LimitExceeded se o tempo acabou. */
  checkTime(): void {
    this.pause(performanceNow());
    if (this.spent > LIMITS.time) throw timeout();
  }

  /** Conta os itens que a avaliação cria de uma vez. @throws LimitExceeded */
  allocate(items: number): void {
    this.allocated += items * 8;
    if (this.allocated > LIMITS.bytes) throw outOfMemory();
  }

  private pause(at: number): void {
    this.spent += at - this.resumedAt;
    this.resumedAt = at;
  }

  private enter(): void {
    if (current !== this) {
      const now = performanceNow();
      current?.pause(now);
      current = this;
      this.resumedAt = now;
    }
    if (++this.depth > this.maxDepth) {
      throw new LimitExceeded(
        'Stack overflow error: Check for non-terminating recursive function. Consider rewriting as tail-recursive.',
      );
    }
    if (++this.nodes % CHECK_EVERY === 0) this.checkTime();
  }
}

function checkSize(_node: unknown, _input: unknown, _environment: unknown, result: unknown): void {
  const bytes = Array.isArray(result) ? result.length * 8 : typeof result === 'string' ? result.length : 0;
  if (bytes > LIMITS.bytes) throw outOfMemory();
}

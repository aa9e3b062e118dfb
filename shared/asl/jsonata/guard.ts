import { performanceNow } from './performance-now.ts';

/** Os limites de uma avaliação. A AWS documenta 1 s e não diz os outros. */
export const LIMITS = {
  /** Tempo, em milissegundos de relógio real. */
  time: 1000,
  /** Avaliações abertas ao mesmo tempo, uma dentro da outra. */
  depth: 50_000,
  /** Itens de uma lista, ou caracteres de um texto, que a expressão cria. */
  size: 10_000_000,
  /** Itens que os intervalos `[a..b]` de uma avaliação criam, somados. */
  range: 1_000_000,
} as const;

/** Um limite foi passado. */
export class LimitExceeded extends Error {
  readonly code: string | undefined;
  /** O que a mensagem da biblioteca cita, se ela reescreve a deste erro pelo código. */
  readonly value: number | undefined;

  constructor(message: string, code?: string, value?: number) {
    super(message);
    this.name = 'LimitExceeded';
    this.code = code;
    this.value = value;
  }
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
  private readonly deadline = performanceNow() + LIMITS.time;
  private depth = 0;
  private nodes = 0;
  private ranged = 0;

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
    if (performanceNow() > this.deadline) {
      throw new LimitExceeded(`Expression evaluation timeout: ${LIMITS.time}ms. Check for infinite loop`);
    }
  }

  /** Conta os itens de um intervalo. @throws LimitExceeded */
  countRange(size: number): void {
    this.ranged += size;
    if (this.ranged > LIMITS.range) {
      throw new LimitExceeded('Range is too large', 'D2014', this.ranged);
    }
  }

  private enter(): void {
    current = this;
    if (++this.depth > LIMITS.depth) {
      throw new LimitExceeded('Stack overflow error: Check for non-terminating recursive function');
    }
    if (++this.nodes % CHECK_EVERY === 0) this.checkTime();
  }
}

function checkSize(_node: unknown, _input: unknown, _environment: unknown, result: unknown): void {
  const size = typeof result === 'string' || Array.isArray(result) ? result.length : 0;
  if (size > LIMITS.size) throw new LimitExceeded(`Result exceeds the maximum size of ${LIMITS.size}`);
}

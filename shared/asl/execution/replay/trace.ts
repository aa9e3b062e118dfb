import type { RecordedEvent } from '../history-event.ts';

/** O que um fio de execução já fez, na ordem, lido de um histórico. */
export class Trace {
  /** Os eventos do próprio fio; os dos filhos ficam com eles. */
  readonly events: RecordedEvent[] = [];
  /** Os filhos de cada `MapStateStarted` ou `ParallelStateStarted`, pelo `id` do evento. */
  readonly forks = new Map<number, ForkTrace>();
  /** `MapIterationStarted`, quando o fio é uma iteração. */
  started: RecordedEvent | undefined;
  /** `MapIterationSucceeded` ou `MapIterationFailed`. */
  ended: RecordedEvent | undefined;
  /** Um redrive pede que o Map Run do estado volte a abrir, e isso ainda não foi anotado. */
  awaitsMapRunRedrive = false;
  #cursor = 0;

  /** O próximo evento que ainda não foi refeito. */
  get next(): RecordedEvent | undefined {
    return this.events[this.#cursor];
  }

  /** Refaz o próximo evento. @throws HistoryMismatch se ele não é do tipo dado */
  take(type: string): RecordedEvent | undefined {
    const event = this.next;
    if (!event) return undefined;
    if (event.type !== type) throw new HistoryMismatch(event, type);
    this.#cursor++;
    return event;
  }

  /** O evento de saída da visita em que se está, se ela terminou. */
  get exit(): RecordedEvent | undefined {
    const index = this.#exitIndex;
    return index < 0 ? undefined : this.events[index];
  }

  /** O evento que segue a saída da visita: a entrada no próximo estado. */
  get afterExit(): RecordedEvent | undefined {
    if (this.#cursor >= this.events.length) return undefined;
    const index = this.#exitIndex;
    return index < 0 ? undefined : this.events[index + 1];
  }

  /** Dá por refeita a visita inteira. */
  skipVisit(): void {
    this.#cursor = this.#exitIndex + 1;
  }

  /** Esquece o que houve depois do evento de índice dado. */
  truncate(length: number): void {
    this.events.length = length;
  }

  get #exitIndex(): number {
    return this.events.findIndex(({ type }, index) => index >= this.#cursor && type.endsWith('StateExited'));
  }
}

/** Os filhos de uma bifurcação; a chave é o índice da iteração, ou o nome do primeiro estado do ramo. */
export class ForkTrace {
  readonly children = new Map<number | string, Trace>();
  /** Os eventos de irmãos interrompidos por uma falha, ainda não refeitos. */
  readonly aborted: RecordedEvent[] = [];

  /** Refaz o próximo evento de interrupção do tipo dado. */
  takeAborted(type: string): RecordedEvent | undefined {
    const index = this.aborted.findIndex((event) => event.type === type);
    return index < 0 ? undefined : this.aborted.splice(index, 1)[0];
  }
}

/** O histórico não é desta máquina, ou foi cortado de um jeito que não se refaz. */
export class HistoryMismatch extends Error {
  constructor(event: RecordedEvent, expected: string) {
    super(
      `o evento ${event.id} do histórico é ${event.type}, mas a máquina faria ${expected}: confira se a definição é a mesma`,
    );
    this.name = 'HistoryMismatch';
  }
}

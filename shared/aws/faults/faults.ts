import { randomInt } from 'node:crypto';
import type { JsonObject } from '../json.ts';
import type { LogEntry } from '../log.ts';
import type { Collection, Storage } from '../storage/storage.ts';
import type { CheckedFault, Fault } from './fault.ts';
import type { FaultFile } from './fault-file.ts';
import { readFaults } from './read-faults.ts';
import { isDue, isFor } from './selection.ts';

/** De onde veio uma falha: do arquivo ou da lista de quem ligou a AWS local, ou da API. */
export type FaultSource = 'options' | 'api';

/** Uma falha e o que já aconteceu com ela. */
export interface FaultReport {
  readonly fault: Fault;
  readonly source: FaultSource;
  /** Quantas chamadas casaram com ela, e em quantas ela aconteceu. */
  readonly seen: number;
  readonly injected: number;
}

interface Armed {
  readonly fault: CheckedFault;
  readonly source: FaultSource;
  seen: number;
  injected: number;
}

/** O que fica guardado: as falhas postas pela API são estado, e sobrevivem a um reinício com a contagem. */
type Stored = readonly { readonly fault: Fault; readonly seen: number; readonly injected: number }[];

/** As falhas em vigor e a contagem de cada uma. */
export class Faults {
  readonly #stored: Collection<Stored>;
  readonly #log: (entry: LogEntry) => void;
  readonly #file: FaultFile | undefined;
  #fromOptions: readonly Armed[] = [];
  #fromApi: readonly Armed[];

  /**
   * @param source as falhas, ou o arquivo delas, relido quando muda
   * @throws `InvalidFaults`
   */
  constructor(
    storage: Storage,
    log: (entry: LogEntry) => void,
    source: FaultFile | readonly Fault[] | undefined,
  ) {
    this.#stored = storage.collection('local/faults');
    this.#log = log;
    if (source && 'changed' in source) {
      this.#file = source;
      this.#fromOptions = this.#arm(source.changed() ?? [], 'options');
    } else if (source) {
      this.#fromOptions = this.#arm(readFaults(source), 'options');
    }
    this.#fromApi = this.#restored();
  }

  /** Troca as falhas postas pela API. @throws `InvalidFaults` */
  put(faults: unknown): void {
    this.#fromApi = this.#arm(readFaults(faults), 'api');
    this.#save();
  }

  /** Esquece as falhas postas pela API; as do arquivo ficam. */
  clear(): void {
    this.#fromApi = [];
    this.#stored.delete('api');
  }

  report(): readonly FaultReport[] {
    this.#reload();
    return this.#all().map(({ fault, source, seen, injected }) => ({
      fault: fault.written,
      source,
      seen,
      injected,
    }));
  }

  /** Conta uma chamada e diz que falha acontece nela: de várias, a primeira escrita. */
  next(service: string, action: string, input: JsonObject): CheckedFault | undefined {
    this.#reload();
    const matching = this.#all().filter(({ fault }) => isFor(fault, service, action, input));
    if (matching.length === 0) return undefined;
    for (const armed of matching) armed.seen++;
    const due = matching.find(({ fault, seen }) => isDue(fault.calls, seen));
    if (due) due.injected++;
    if (matching.some(({ source }) => source === 'api')) this.#save();
    if (!due) return undefined;
    const resource = due.fault.resource === undefined ? '' : ` ${due.fault.resource}`;
    this.#log({
      kind: 'notice',
      message: `Falha encomendada em ${service} ${action}${resource}, na chamada ${due.seen}: ${described(due.fault)}.`,
    });
    return due.fault;
  }

  /** As falhas da API como ficaram da última vez. Uma versão nova pode não entender as antigas. */
  #restored(): readonly Armed[] {
    const stored = this.#stored.get('api') ?? [];
    try {
      const faults = readFaults(stored.map(({ fault }) => fault));
      return faults.map((fault, index) => {
        const { seen = 0, injected = 0 } = stored[index] ?? {};
        return { fault, source: 'api', seen, injected };
      });
    } catch (error) {
      this.#stored.delete('api');
      const reason = (error as Error).message;
      this.#log({
        kind: 'problem',
        message: `As falhas guardadas não se entendem mais, e foram esquecidas. ${reason}`,
      });
      return [];
    }
  }

  #all(): readonly Armed[] {
    return this.#fromOptions.length === 0 ? this.#fromApi : [...this.#fromOptions, ...this.#fromApi];
  }

  /** Um arquivo que ficou ruim não derruba nada: avisa, e o que valia continua a valer. */
  #reload(): void {
    try {
      const changed = this.#file?.changed();
      if (changed) this.#fromOptions = this.#arm(changed, 'options');
    } catch (error) {
      this.#log({
        kind: 'problem',
        message: `As falhas de antes continuam valendo. ${(error as Error).message}`,
      });
    }
  }

  #arm(faults: readonly CheckedFault[], source: FaultSource): readonly Armed[] {
    return faults.map((fault) => ({ fault: this.#seeded(fault), source, seen: 0, injected: 0 }));
  }

  /** Quem pede probabilidade sem semente ganha uma, que aparece no terminal para que o acaso se repita. */
  #seeded(fault: CheckedFault): CheckedFault {
    const { calls } = fault;
    if (!calls || !('probability' in calls)) return fault;
    const chosen = { ...calls, seed: calls.seed ?? randomInt(2 ** 32) };
    this.#log({
      kind: 'notice',
      message: `Falha ao acaso em ${fault.service}: probabilidade ${chosen.probability}, seed ${chosen.seed}.`,
    });
    return { ...fault, calls: chosen, written: { ...fault.written, calls: chosen } };
  }

  #save(): void {
    this.#stored.set(
      'api',
      this.#fromApi.map(({ fault, seen, injected }) => ({ fault: fault.written, seen, injected })),
    );
  }
}

function described({ delay, effect }: CheckedFault): string {
  const late = delay === 0 ? '' : `atraso de ${delay} ms`;
  switch (effect.kind) {
    case 'slow':
      return late;
    case 'error':
      return [late, effect.code].filter(Boolean).join(' e ');
    case 'functionError':
      return [late, `a função lança ${effect.errorType}`].filter(Boolean).join(' e ');
    case 'timeout':
      return 'sem resposta';
    case 'outOfMemory':
      return 'a função passa da memória';
    case 'timeLimit':
      return 'a função passa do tempo';
  }
}

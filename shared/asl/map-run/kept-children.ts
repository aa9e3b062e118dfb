import type { Clock } from '../execution/clock.ts';
import type { RecordedEvent } from '../execution/history-event.ts';
import { redrivenEvent } from '../execution/redriven-event.ts';
import { recordedEnding } from '../execution/replay/ending.ts';
import { readEvent } from '../execution/replay/read-event.ts';
import type { KeptChild } from './keeper.ts';
import type { MapRun } from './map-run.ts';

/** O que uma filha guardada pede quando o Map Run volta. */
export type Return =
  | { readonly kind: 'new'; readonly isRedriven: boolean }
  | { readonly kind: 'again'; readonly isRedriven: boolean; readonly records: RecordedEvent[] };

const BRAND_NEW: Return = { kind: 'new', isRedriven: false };

/**
 * Como cada filha volta, pela posição: a que deu certo fica como está, a que estava no meio continua, a que
 * não deu certo é refeita por um redrive. Uma filha Express não continua nem é refeita: começa outra.
 */
export class KeptChildren {
  readonly #children = new Map<number, KeptChild>();
  readonly #mapRun: MapRun;
  readonly #clock: Clock;

  constructor(kept: readonly KeptChild[], mapRun: MapRun, clock: Clock) {
    for (const child of kept) if (child.history.length > 0) this.#children.set(child.index, child);
    this.#mapRun = mapRun;
    this.#clock = clock;
  }

  get(index: number): KeptChild | undefined {
    return this.#children.get(index);
  }

  /** Diz se a filha espera o redrive do Map Run. */
  isToRedrive(index: number): boolean {
    const history = this.#children.get(index)?.history;
    return history !== undefined && this.#failedBeforeRedrive(history.map(readEvent));
  }

  returnOf(index: number): Return {
    const child = this.#children.get(index);
    if (!child) return BRAND_NEW;
    const records = child.history.map(readEvent);
    const isRedriven = this.#failedBeforeRedrive(records);
    const isExpress = this.#mapRun.machine.type === 'EXPRESS';
    if (isExpress && (isRedriven || !recordedEnding(records))) return { kind: 'new', isRedriven };
    if (isRedriven) records.push(readEvent(redrivenEvent(child.history, this.#clock.now())));
    return { kind: 'again', isRedriven, records };
  }

  #failedBeforeRedrive(records: readonly RecordedEvent[]): boolean {
    const { redriveTime } = this.#mapRun;
    const ending = recordedEnding(records);
    if (redriveTime === undefined || !ending || ending.status === 'SUCCEEDED') return false;
    return (records.at(-1)?.time ?? 0) <= redriveTime;
  }
}

import type { HistoryEvent } from '../../../../shared/asl/index.ts';
import type { Stop } from '../../../../shared/graph/index.ts';
import { timeOf } from './engine/recorded-events.ts';
import type { TimelineRow } from './engine/types.ts';

/** Quantos segundos do relógio virtual passam em um segundo de verdade. `skip`: as esperas são puladas. */
export type Speed = 1 | 10 | 100 | 1000 | 'skip';

/** Um evento não fica na tela menos que isto: o olho precisa ver o estado acender. Em milissegundos. */
const SHORTEST_MS = 280;
/** Nem mais que isto, mesmo em uma espera de três dias a ×1: há o botão de pular. Em milissegundos. */
const LONGEST_MS = 60_000;

const enters = ({ type }: HistoryEvent): boolean => type.endsWith('StateEntered');

/**
 * Quanto esperar antes de mostrar o próximo evento, em milissegundos de verdade.
 * @param cursor quantos eventos já se veem
 */
export function pauseBefore(events: readonly HistoryEvent[], cursor: number, speed: Speed): number {
  const next = events[cursor];
  const last = events[cursor - 1];
  if (!next || !last) return 0;
  const virtual = timeOf(next) - timeOf(last);
  const shortest = enters(next) ? SHORTEST_MS : SHORTEST_MS / 4;
  if (speed === 'skip') return shortest;
  return Math.min(LONGEST_MS, Math.max(shortest, virtual / speed));
}

/** Quantos eventos se veem depois de um passo de estado: até o próximo estado em que se entra, ou até o fim. */
export function nextState(events: readonly HistoryEvent[], cursor: number): number {
  const at = events.findIndex((event, index) => index >= cursor && enters(event));
  return at === -1 ? events.length : at + 1;
}

/** Quantos se veem depois de voltar um estado. Nunca menos que um: a execução já começou. */
export function previousState(events: readonly HistoryEvent[], cursor: number): number {
  const at = events.findLastIndex((event, index) => index < cursor - 1 && enters(event));
  return Math.max(1, at + 1);
}

const OUTCOMES: Record<Exclude<TimelineRow['outcome'], 'running'>, Stop['outcome']> = {
  succeeded: 'exited',
  caught: 'caught',
  failed: 'failed',
  'timed-out': 'failed',
  aborted: 'aborted',
};

/** O que acende no desenho: o caminho andado e os estados em que se está. */
export function lightsOf(rows: readonly TimelineRow[]): { path: Stop[]; active: string[] } {
  const running = rows.filter(({ outcome }) => outcome === 'running');
  return {
    path: rows.map(({ name, outcome, error }) => ({
      state: name,
      // O estado em que se está já foi alcançado: a seta até ele acende.
      outcome: outcome === 'running' ? 'exited' : OUTCOMES[outcome],
      ...(error === undefined ? {} : { error }),
    })),
    active: running.map(({ name }) => name),
  };
}

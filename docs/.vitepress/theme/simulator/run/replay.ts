import type { HistoryEvent } from '../../../../../shared/asl/index.ts';
import type { Outcome, Stop } from '../../../../../shared/graph/index.ts';
import type { TimelineRow, VisitOutcome } from '../engine/types.ts';

/** Quantas vezes mais rápido que a vida; `skip` pula as esperas. */
export type Speed = 1 | 10 | 100 | 'skip';

/** O tempo na tela entre dois eventos, quando as esperas se pulam, em milissegundos. */
const SKIP_MS = 260;
/** O mínimo na tela, para que se veja passar, em milissegundos. */
const SHORTEST_MS = 120;
/** Em uma história comprida, o resto inteiro não leva mais que estes avanços. */
const MOST_TICKS = 150;

const OUTCOMES: Readonly<Record<Exclude<VisitOutcome, 'running'>, Outcome>> = {
  succeeded: 'exited',
  caught: 'caught',
  failed: 'failed',
  'timed-out': 'failed',
  aborted: 'aborted',
};

/** As visitas como o fluxograma as acende, e onde a execução está. */
export function lightsOf(rows: readonly TimelineRow[]): { path: Stop[]; active: string[] } {
  const path = rows.flatMap(({ name, outcome, error }): Stop[] => {
    // Quem ainda está no estado não o percorreu: ele só se acende como o lugar de agora.
    if (outcome === 'running') return [];
    return [{ state: name, outcome: OUTCOMES[outcome], ...(error === undefined ? {} : { error }) }];
  });
  const active = rows.filter(({ outcome }) => outcome === 'running').map(({ name }) => name);
  return { path, active: [...new Set(active)] };
}

/**
 * Quanto esperar na tela até mostrar o próximo evento, em milissegundos.
 * @param cursor quantos eventos já se veem
 */
export function pauseBefore(events: readonly HistoryEvent[], cursor: number, speed: Speed): number {
  if (speed === 'skip') return SKIP_MS;
  const [last, next] = [events[cursor - 1], events[cursor]];
  if (!last || !next) return SHORTEST_MS;
  return Math.max(SHORTEST_MS, ((next.timestamp - last.timestamp) * 1000) / speed);
}

/** Quantos eventos aparecem de uma vez: um, a não ser que a história seja longa e as esperas se pulem. */
export function strideOf(total: number, speed: Speed): number {
  return speed === 'skip' ? Math.max(1, Math.ceil(total / MOST_TICKS)) : 1;
}

const ENTERS = /StateEntered$/;
const ENDS = /^Execution(Succeeded|Failed|TimedOut|Aborted)$/;

/** O cursor depois de andar um estado: até o próximo evento que entra em um, ou o que termina tudo. */
export function nextState(events: readonly HistoryEvent[], cursor: number): number {
  for (let place = cursor; place < events.length; place++) {
    const { type } = events[place] as HistoryEvent;
    if (ENTERS.test(type) || ENDS.test(type)) return place + 1;
  }
  return events.length;
}

/** O cursor depois de voltar um estado; 0 antes do primeiro. */
export function previousState(events: readonly HistoryEvent[], cursor: number): number {
  for (let place = cursor - 2; place >= 0; place--) {
    if (ENTERS.test((events[place] as HistoryEvent).type)) return place + 1;
  }
  return Math.min(cursor, 1) === cursor ? 0 : 1;
}

/** O estado de que um evento fala, se diz o nome. */
export function stateOf(event: HistoryEvent | undefined): string | undefined {
  return event?.stateEnteredEventDetails?.name ?? event?.stateExitedEventDetails?.name;
}

/** Uma duração como se fala: `0 s`, `1,5 s`, `2 min 3 s`, `3 d 4 h`. Em milissegundos. */
export function spoken(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${Number(seconds.toFixed(seconds < 10 ? 2 : 0)).toLocaleString('pt-BR')} s`;
  const units: [string, number][] = [
    ['d', 86_400],
    ['h', 3600],
    ['min', 60],
    ['s', 1],
  ];
  let rest = Math.round(seconds);
  const parts = units.flatMap(([unit, size]) => {
    const amount = Math.floor(rest / size);
    rest -= amount * size;
    return amount > 0 ? [`${amount} ${unit}`] : [];
  });
  return parts.slice(0, 2).join(' ');
}

import { openState } from './open-state.ts';
import type { ForkTrace, Trace } from './trace.ts';

/**
 * Volta um fio que falhou à entrada do estado em que falhou, para que um redrive o tente de novo. Num Map
 * ou Parallel, as iterações e os ramos que deram certo ficam como estão. Um Map Run continua o mesmo.
 */
export function rewind(trace: Trace): void {
  const entered = openState(trace);
  if (!entered) return;
  const after = trace.events.splice(trace.events.indexOf(entered) + 1);
  const started = after.findLast(({ type }) => /^(Map|Parallel)StateStarted$/.test(type));
  if (!started) return;
  trace.events.push(started);
  const openings = after
    .slice(after.indexOf(started))
    .filter(({ type }) => /^MapRun(Started|Redriven)$/.test(type));
  trace.events.push(...openings);
  trace.awaitsMapRunRedrive = openings.length > 0;
  rewindChildren(trace.forks.get(started.id) as ForkTrace);
}

function rewindChildren(fork: ForkTrace): void {
  fork.aborted.length = 0;
  for (const child of fork.children.values()) {
    if (child.ended?.type === 'MapIterationSucceeded') continue;
    child.ended = undefined;
    rewind(child);
  }
}

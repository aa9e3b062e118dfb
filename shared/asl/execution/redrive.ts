import type { StateMachine } from '../machine/machine.ts';
import type { Execution, ExecutionOptions } from './execution.ts';
import type { HistoryEvent } from './history-event.ts';
import { redrivenEvent } from './redriven-event.ts';
import { resume } from './resume.ts';
import { SystemClock } from './system-clock.ts';

/** Só uma execução Standard que falhou, foi parada ou esgotou o tempo pode ser refeita. */
export class NotRedrivable extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'NotRedrivable';
  }
}

const REDRIVABLE = new Set(['ExecutionFailed', 'ExecutionAborted', 'ExecutionTimedOut']);

/**
 * Continua uma execução que falhou, a partir do estado em que falhou, com a mesma entrada e o mesmo
 * histórico. Só as iterações e os ramos que falharam andam de novo; as contas de Retry recomeçam. O Map Run de
 * um Map Distributed volta a abrir: com `mapRunKeeper`, as filhas que deram certo não andam de novo.
 * @param history o histórico completo, até o evento que a terminou
 * @throws NotRedrivable
 */
export function redrive(
  machine: StateMachine,
  history: readonly HistoryEvent[],
  options: ExecutionOptions,
): Execution {
  const last = history.at(-1);
  if (machine.type === 'EXPRESS') throw new NotRedrivable('uma execução Express não pode ser refeita');
  if (!last || !REDRIVABLE.has(last.type)) {
    throw new NotRedrivable(
      `o último evento é ${last?.type ?? 'nenhum'}: só se refaz o que falhou, foi parado ou esgotou o tempo`,
    );
  }
  const clock = options.clock ?? new SystemClock();
  return resume(machine, [...history, redrivenEvent(history, clock.now())], { ...options, clock });
}

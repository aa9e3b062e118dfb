import type { StateMachine } from '../machine/machine.ts';
import type { Execution, ExecutionOptions } from './execution.ts';
import type { HistoryEvent } from './history-event.ts';
import { readEvent } from './replay/read-event.ts';
import { ExecutionRun } from './run.ts';
import { startExecution } from './start-execution.ts';

/**
 * Retoma uma execução a partir do seu histórico, cortado depois de qualquer evento. Nada do que ele conta
 * se repete: tarefas que já responderam não são chamadas; a que estava em curso é chamada com
 * `resumed: true`. As filhas de um Map Run que estava no meio vêm de `mapRunKeeper`; sem ele, começam de novo.
 * @param history na forma de `GetExecutionHistory`; vazio, a execução começa do zero
 * @param options as mesmas de `startExecution`; `input` e a hora do começo vêm do histórico. Com um
 *   `VirtualClock`, comece-o na hora do último evento.
 */
export function resume(
  machine: StateMachine,
  history: readonly HistoryEvent[],
  options: ExecutionOptions,
): Execution {
  if (history.length === 0) return startExecution(machine, options);
  const run = new ExecutionRun(machine, options, undefined, history.map(readEvent));
  run.clock.hold();
  queueMicrotask(() => {
    run.clock.release();
    run.resume();
  });
  return run;
}

import type { StateMachine } from '../machine/machine.ts';
import type { Execution, ExecutionOptions } from './execution.ts';
import { ExecutionRun } from './run.ts';

/**
 * Começa uma execução. Devolve logo; a máquina anda a partir da próxima microtarefa, para que quem chamou
 * possa ouvir todos os eventos.
 * @throws JsonSyntaxError se `input` é um `JsonText` que não é JSON
 */
export function startExecution(machine: StateMachine, options: ExecutionOptions): Execution {
  const run = new ExecutionRun(machine, options);
  run.clock.hold();
  queueMicrotask(() => {
    run.clock.release();
    run.start();
  });
  return run;
}

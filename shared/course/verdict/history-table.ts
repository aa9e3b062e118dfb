import colors from 'picocolors';
import type { JudgedExecution } from '../../testing/judged-execution.ts';

type Event = JudgedExecution['events'][number];

const nameOf = (event: Event): string =>
  event.stateEnteredEventDetails?.name ?? event.stateExitedEventDetails?.name ?? '';

/** O que mudou de mão neste evento: a saída de um estado, o resultado de uma chamada, o erro. */
function dataOf(event: Event): string {
  const { taskSucceededEventDetails, lambdaFunctionSucceededEventDetails, stateExitedEventDetails } = event;
  const output =
    taskSucceededEventDetails?.output ??
    lambdaFunctionSucceededEventDetails?.output ??
    stateExitedEventDetails?.output;
  const assigned = stateExitedEventDetails?.assignedVariables;
  const parts = [output, assigned ? `variáveis ${JSON.stringify(assigned)}` : undefined].filter(
    (part) => part !== undefined,
  );
  return parts.join('  ');
}

const shortened = (text: string, width: number): string =>
  text.length > width ? `${text.slice(0, width - 1)}…` : text;

/** A história de uma execução, um evento por linha, e como ela terminou. */
export function historyTable({ events, status, output, error, cause }: JudgedExecution): string {
  const start = events[0]?.timestamp?.getTime() ?? 0;
  const lines = events.map((event) => {
    const elapsed = `${(event.timestamp?.getTime() ?? start) - start} ms`.padStart(8);
    const type = (event.type ?? '').padEnd(24);
    return `  ${String(event.id).padStart(3)} ${colors.dim(elapsed)}  ${type} ${nameOf(event).padEnd(22)} ${colors.dim(shortened(dataOf(event), 80))}`.trimEnd();
  });
  const ending =
    status === 'SUCCEEDED' ? colors.green(status) : colors.red(`${status} ${error ?? ''}`.trimEnd());
  const last = status === 'SUCCEEDED' ? JSON.stringify(output, null, 2) : (cause ?? '');
  return ['', ...lines, '', `  ${ending}`, ...last.split('\n').map((line) => `  ${line}`), ''].join('\n');
}

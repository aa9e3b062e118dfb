import colors from 'picocolors';
import type { HistoryNote } from '../../testing/answer-waits.ts';
import type { FolderExecution } from '../../testing/execute-folder.ts';

type Event = FolderExecution['events'][number];

const nameOf = (event: Event): string =>
  event.stateEnteredEventDetails?.name ?? event.stateExitedEventDetails?.name ?? '';

/** O nome do erro de um evento que conta uma falha. */
function errorOf(event: Event): string {
  const failed = Object.values(event).find(
    (details): details is { error: string } =>
      typeof details === 'object' &&
      details !== null &&
      'error' in details &&
      typeof details.error === 'string',
  );
  return failed?.error ?? '';
}

/** O que mudou de mão neste evento: a saída de um estado, o resultado de uma chamada ou o nome de uma falha. */
function dataOf(event: Event): string {
  const { taskSucceededEventDetails, lambdaFunctionSucceededEventDetails, stateExitedEventDetails } = event;
  const details = taskSucceededEventDetails ?? lambdaFunctionSucceededEventDetails ?? stateExitedEventDetails;
  return details?.output ?? errorOf(event);
}

/** As variáveis que o estado guardou ao sair, em uma linha abaixo da dele. */
function variablesOf(event: Event): string[] {
  const assigned = Object.entries(event.stateExitedEventDetails?.assignedVariables ?? {});
  if (assigned.length === 0) return [];
  const list = assigned.map(([name, json]) => `$${name} = ${json}`).join(', ');
  return [`${' '.repeat(VARIABLES_INDENT)}${colors.cyan(`guardou ${list}`)}`];
}

/** O que uma pessoa fez depois deste evento. */
const notesAfter = ({ id }: Event, notes: readonly HistoryNote[]): string[] =>
  notes
    .filter(({ afterEvent }) => afterEvent === id)
    .map(({ text }) => `${' '.repeat(VARIABLES_INDENT)}${colors.yellow(text)}`);

/** Onde começa o tipo do evento, para as variáveis ficarem alinhadas com ele. */
const VARIABLES_INDENT = 16;

/** Quanto tempo passou: em milissegundos, até um minuto; daí em diante, como gente o diz. */
function elapsedText(milliseconds: number): string {
  if (milliseconds < 60_000) return `${milliseconds} ms`;
  const seconds = Math.floor(milliseconds / 1000);
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  return hours > 0 ? `${hours}h ${minutes}min` : `${minutes}min ${seconds % 60}s`;
}

const shortened = (text: string, width: number): string =>
  text.length > width ? `${text.slice(0, width - 1)}…` : text;

/** A história de uma execução, um evento por linha, e como ela terminou. */
export function historyTable({ events, status, output, error, cause, notes = [] }: FolderExecution): string {
  const start = events[0]?.timestamp?.getTime() ?? 0;
  const lines = events.flatMap((event) => {
    const elapsed = elapsedText((event.timestamp?.getTime() ?? start) - start).padStart(8);
    const type = (event.type ?? '').padEnd(24);
    const line =
      `  ${String(event.id).padStart(3)} ${colors.dim(elapsed)}  ${type} ${nameOf(event).padEnd(22)} ${colors.dim(shortened(dataOf(event), 80))}`.trimEnd();
    return [line, ...variablesOf(event), ...notesAfter(event, notes)];
  });
  const ending =
    status === 'SUCCEEDED' ? colors.green(status) : colors.red(`${status} ${error ?? ''}`.trimEnd());
  const last = status === 'SUCCEEDED' ? JSON.stringify(output, null, 2) : (cause ?? '');
  return ['', ...lines, '', `  ${ending}`, ...last.split('\n').map((line) => `  ${line}`), ''].join('\n');
}

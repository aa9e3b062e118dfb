import type { HistoryEvent } from '@aws-sdk/client-sfn';
import type { Json } from '../aws/index.ts';

/** Uma tarefa `.waitForTaskToken` que saiu e ainda não teve resposta. */
export interface Wait {
  /** O estado que espera. */
  state: string;
  /** O que a máquina mandou: os argumentos da tarefa. */
  sent: Json;
  /** O token que foi junto; vazio quando a máquina não o mandou a ninguém. */
  token: string;
}

/** As esperas abertas de uma execução, da mais antiga à mais nova. @param events a história, em ordem */
export function waitsIn(events: readonly HistoryEvent[]): Wait[] {
  const byId = new Map(events.map((event) => [event.id, event]));
  const answered = new Set(events.map(({ previousEventId }) => previousEventId));
  return events.flatMap((event) => {
    const isWaiting = event.taskSubmittedEventDetails?.resource?.endsWith('.waitForTaskToken');
    if (!isWaiting || answered.has(event.id)) return [];
    const before = predecessors(event, byId);
    const parameters = before.find(({ type }) => type === 'TaskScheduled')?.taskScheduledEventDetails
      ?.parameters;
    const state = before.find(({ type }) => type === 'TaskStateEntered')?.stateEnteredEventDetails?.name;
    const text = parameters ?? 'null';
    return [{ state: state ?? '', sent: JSON.parse(text) as Json, token: tokenIn(text) ?? '' }];
  });
}

/** Os eventos que levaram a este, do mais novo ao mais antigo. */
function predecessors(
  event: HistoryEvent,
  byId: ReadonlyMap<number | undefined, HistoryEvent>,
): HistoryEvent[] {
  const before: HistoryEvent[] = [];
  for (let past = byId.get(event.previousEventId); past; past = byId.get(past.previousEventId))
    before.push(past);
  return before;
}

/** O token que há em um texto: um e-mail, uma mensagem de fila, um item. `undefined` quando não há. */
export const tokenIn = (text: string): string | undefined => /\bAQC[A-Za-z0-9+/=_-]{40,}/.exec(text)?.[0];

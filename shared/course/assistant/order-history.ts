import { pathOf } from '../../testing/history-path.ts';
import type { PathStop } from '../../testing/report.ts';
import { conversationOf, type Line } from '../conversation/conversation.ts';
import type { RecordedEvent } from '../recordings/recording.ts';
import type { QueuedMessage } from './mailbox.ts';

/** O que a história de um pedido conta. */
export interface OrderHistory {
  /** As visitas que já terminaram. */
  path: PathStop[];
  /** Os estados em que a execução está agora. */
  active: string[];
  lines: Omit<Line, 'token'>[];
  /** O token da mensagem que espera a resposta do cliente. */
  pendingToken?: string;
}

/**
 * Lê a história de um pedido.
 * @param opening a primeira mensagem do cliente
 * @param messages o que chegou na fila, pelo token: o que não chegou lá, o cliente não leu
 * @param isRunning a execução ainda não terminou
 */
export function readOrderHistory(
  events: readonly RecordedEvent[],
  opening: string,
  messages: ReadonlyMap<string, QueuedMessage>,
  isRunning: boolean,
): OrderHistory {
  const stops = pathOf(events);
  const active = isRunning ? openStates(events) : [];
  const read = conversationOf(events, opening).filter(
    ({ kind, token }) => kind !== 'assistente' || (token !== undefined && messages.has(token)),
  );
  const lines = read.map(({ token: _, ...line }) => line);
  const pendingToken = isRunning ? unanswered(events, read) : undefined;
  const history = { path: withoutOpen(stops, active), active, lines };
  return pendingToken === undefined ? history : { ...history, pendingToken };
}

/** Os estados em que se entrou e de que não se saiu. */
function openStates(events: readonly RecordedEvent[]): string[] {
  const open: string[] = [];
  for (const { stateEnteredEventDetails: entered, stateExitedEventDetails: exited } of events) {
    if (entered?.name !== undefined) open.push(entered.name);
    const place = exited?.name === undefined ? -1 : open.indexOf(exited.name);
    if (place >= 0) open.splice(place, 1);
  }
  return open;
}

/** O caminho sem as visitas que ainda não terminaram, que são as últimas a cada estado aberto. */
function withoutOpen(stops: readonly PathStop[], active: readonly string[]): PathStop[] {
  const left = [...stops];
  for (const name of active) {
    const place = left.findLastIndex(({ state }) => state === name);
    if (place >= 0) left.splice(place, 1);
  }
  return left;
}

/** O token da última fala do assistente, se a tarefa que a mandou ainda espera. */
function unanswered(events: readonly RecordedEvent[], lines: readonly Line[]): string | undefined {
  const last = lines.findLast(({ kind }) => kind === 'assistente');
  const isOver = events.some(
    ({ id = 0, type = '' }) => id > (last?.event ?? 0) && /^Task(Succeeded|Failed|TimedOut)$/.test(type),
  );
  return isOver ? undefined : last?.token;
}

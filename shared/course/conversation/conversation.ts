import type { RecordedEvent } from '../recordings/recording.ts';

/** Uma linha da conversa de uma execução: o que alguém disse, ou uma etapa que alguém terminou. */
export interface Line {
  kind: 'cliente' | 'assistente' | 'etapa';
  text: string;
  /** Minutos desde o começo da execução. */
  minute: number;
  /** O evento da história que a contou. */
  event: number;
  /** Com o que se responde a esta fala do assistente. */
  token?: string;
}

/** Um campo de texto de um JSON da história; vazio quando não há. */
function textIn(value: unknown, field: string): string {
  const text = (value as Record<string, unknown> | null | undefined)?.[field];
  return typeof text === 'string' ? text : '';
}

const parse = (json: string | undefined): unknown => (json === undefined ? undefined : JSON.parse(json));

/**
 * A conversa que a história de uma execução do assistente conta, na ordem: o que a máquina disse ao cliente, o que ele
 * respondeu, e cada espera por outra pessoa que terminou.
 * @param opening a primeira mensagem do cliente, que veio na entrada
 */
export function conversationOf(events: readonly RecordedEvent[], opening: string): Line[] {
  const start = Date.parse(events[0]?.timestamp ?? '');
  const lines: Line[] = [{ kind: 'cliente', text: opening, minute: 0, event: events[0]?.id ?? 1 }];
  let state = '';
  let isWaiting = false;
  for (const event of events) {
    const minute = Math.round((Date.parse(event.timestamp) - start) / 60_000);
    const say = (kind: Line['kind'], text: string, token = '') => {
      const line = { kind, text, minute, event: event.id ?? 0 };
      if (text !== '') lines.push(token === '' ? line : { ...line, token });
    };
    if (event.type === 'TaskStateEntered') state = event.stateEnteredEventDetails?.name ?? '';
    if (event.type === 'TaskScheduled') {
      const { parameters, resource } = event.taskScheduledEventDetails ?? {};
      isWaiting = resource?.endsWith('.waitForTaskToken') ?? false;
      const message = (parse(parameters) as { MessageBody?: unknown } | undefined)?.MessageBody;
      say('assistente', textIn(message, 'texto'), textIn(message, 'token'));
    }
    if (event.type === 'TaskSucceeded' && isWaiting) {
      const reply = textIn(parse(event.taskSucceededEventDetails?.output), 'texto');
      if (reply === '') say('etapa', state);
      else say('cliente', reply);
    }
  }
  return lines;
}

import type { RecordedEvent } from '../recordings/recording.ts';

/** Uma linha da conversa de uma execução: o que alguém disse, ou uma etapa que alguém terminou. */
export interface Line {
  kind: 'cliente' | 'assistente' | 'etapa';
  text: string;
  /** Minutos desde o começo da execução. */
  minute: number;
}

/** O `texto` de uma mensagem ou de uma resposta; vazio quando não há. */
function textIn(json: string | undefined, field: 'MessageBody' | undefined): string {
  if (json === undefined) return '';
  const value = JSON.parse(json) as { texto?: unknown; MessageBody?: { texto?: unknown } } | null;
  const text = field === undefined ? value?.texto : value?.MessageBody?.texto;
  return typeof text === 'string' ? text : '';
}

/**
 * A conversa que a história de uma execução do assistente conta, na ordem: o que a máquina disse ao cliente, o que ele
 * respondeu, e cada espera por outra pessoa que terminou.
 * @param opening a primeira mensagem do cliente, que veio na entrada
 */
export function conversationOf(events: readonly RecordedEvent[], opening: string): Line[] {
  const start = Date.parse(events[0]?.timestamp ?? '');
  const lines: Line[] = [{ kind: 'cliente', text: opening, minute: 0 }];
  let state = '';
  let isWaiting = false;
  for (const event of events) {
    const minute = Math.round((Date.parse(event.timestamp) - start) / 60_000);
    const say = (kind: Line['kind'], text: string) => {
      if (text !== '') lines.push({ kind, text, minute });
    };
    if (event.type === 'TaskStateEntered') state = event.stateEnteredEventDetails?.name ?? '';
    if (event.type === 'TaskScheduled') {
      const { parameters, resource } = event.taskScheduledEventDetails ?? {};
      isWaiting = resource?.endsWith('.waitForTaskToken') ?? false;
      say('assistente', textIn(parameters, 'MessageBody'));
    }
    if (event.type === 'TaskSucceeded' && isWaiting) {
      const reply = textIn(event.taskSucceededEventDetails?.output, undefined);
      if (reply === '') say('etapa', state);
      else say('cliente', reply);
    }
  }
  return lines;
}

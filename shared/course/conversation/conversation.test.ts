import { expect, test } from 'vitest';
import type { RecordedEvent } from '../recordings/recording.ts';
import { conversationOf } from './conversation.ts';

let id = 0;
const at = (
  minutes: number,
  type: RecordedEvent['type'],
  details: Partial<RecordedEvent> = {},
): RecordedEvent => ({
  id: ++id,
  type,
  timestamp: new Date(minutes * 60_000).toISOString(),
  ...details,
});
const entered = (name: string) => at(0, 'TaskStateEntered', { stateEnteredEventDetails: { name } });
const scheduled = (resource: string, parameters: object) =>
  at(0, 'TaskScheduled', {
    taskScheduledEventDetails: {
      resourceType: 'sqs',
      region: 'us-east-1',
      resource,
      parameters: JSON.stringify(parameters),
    },
  });
const succeeded = (minutes: number, output: object) =>
  at(minutes, 'TaskSucceeded', {
    taskSucceededEventDetails: { resourceType: 'sqs', resource: '', output: JSON.stringify(output) },
  });

test('dada a história do assistente, a conversa diz quem falou, o quê e quando', () => {
  const events = [
    at(0, 'ExecutionStarted'),
    entered('Entender pedido'),
    scheduled('converse', { Messages: [] }),
    succeeded(0, { Output: {} }),
    entered('Confirmar'),
    scheduled('sendMessage.waitForTaskToken', { MessageBody: { texto: 'Posso confirmar?', token: 'x' } }),
    succeeded(2, { texto: 'sim' }),
    entered('Preparar na cozinha'),
    scheduled('updateItem.waitForTaskToken', { TableName: 'Pedidos' }),
    succeeded(27, {}),
  ];
  expect(conversationOf(events, 'quero uma pizza')).toEqual([
    { kind: 'cliente', text: 'quero uma pizza', minute: 0, event: 1 },
    { kind: 'assistente', text: 'Posso confirmar?', minute: 0, event: 6, token: 'x' },
    { kind: 'cliente', text: 'sim', minute: 2, event: 7 },
    { kind: 'etapa', text: 'Preparar na cozinha', minute: 27, event: 10 },
  ]);
});

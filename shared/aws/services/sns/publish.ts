import type { JsonObject } from '../../json.ts';
import type { Action } from '../../service.ts';
import { deliver } from './deliver.ts';
import { invalidParameter } from './errors.ts';
import { sequence } from './fifo.ts';
import { messageOf, textFor } from './message.ts';
import type { Message, TopicRecord } from './records.ts';
import type { Sns } from './sns.ts';
import { isFifo } from './topic-attributes.ts';

/** Um SMS direto a um telefone. */
function sendText(service: Sns, input: JsonObject): object {
  const phone = String(input.PhoneNumber);
  if (!/^\+?[1-9]\d{4,14}$/.test(phone)) {
    throw invalidParameter(`PhoneNumber Reason: ${phone} is not valid to publish to`);
  }
  const message = messageOf(input, undefined, service.context.clock.now());
  service.outbox.put({
    kind: 'notification',
    protocol: 'sms',
    endpoint: phone,
    message: textFor(message, 'sms'),
    messageId: message.messageId,
  });
  return { MessageId: message.messageId };
}

async function publishInTurn(service: Sns, topic: TopicRecord, given: Message): Promise<object> {
  const { message, isRepeated, delivered } = sequence(service.context, topic, given);
  if (!isRepeated) await deliver(service, topic, message);
  delivered();
  const { messageId: MessageId, sequenceNumber: SequenceNumber } = message;
  return { MessageId, SequenceNumber };
}

/**
 * Entrega a mensagem a um tópico, uma de cada vez quando ele é FIFO; a repetida responde como a primeira e não sai
 * de novo.
 */
export function publishTo(service: Sns, topic: TopicRecord, given: Message): Promise<object> {
  const publish = () => publishInTurn(service, topic, given);
  return isFifo(topic) ? service.inTurn(topic.arn, publish) : publish();
}

/** `Publish`, a um tópico (`TopicArn` ou `TargetArn`) ou a um telefone. */
export const publish: Action<Sns> = {
  permission: ({ TopicArn, TargetArn }) => ({
    action: 'SNS:Publish',
    resource: String(TopicArn ?? TargetArn ?? '*'),
  }),
  async run(input, service) {
    const { TopicArn, TargetArn, PhoneNumber } = input;
    if (PhoneNumber !== undefined) return sendText(service, input);
    if (TopicArn === undefined && TargetArn === undefined) {
      throw invalidParameter('TopicArn or TargetArn Reason: no value for required parameter');
    }
    const topic = service.topic(TopicArn ?? TargetArn, TopicArn === undefined ? 'TargetArn' : 'TopicArn');
    return publishTo(service, topic, messageOf(input, topic.arn, service.context.clock.now()));
  },
};

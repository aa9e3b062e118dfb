import type { JsonObject } from '../../json.ts';
import { md5Of, md5OfAttributes } from './digests.ts';
import type { OutgoingMessage, Received, Sent } from './queue.ts';
import type { Message, MessageAttributes } from './records.ts';

/** O que `SendMessage` responde, e cada entrada de um lote que deu certo. */
export function describeSent(outgoing: OutgoingMessage, sent: Sent): JsonObject {
  return {
    MD5OfMessageBody: md5Of(outgoing.body),
    MD5OfMessageAttributes: md5OfAttributes(outgoing.attributes),
    MD5OfMessageSystemAttributes: md5OfAttributes(outgoing.systemAttributes),
    MessageId: sent.messageId,
    SequenceNumber: sent.sequenceNumber,
  };
}

/** Os atributos que o SQS põe numa mensagem, em textos. */
function systemAttributesOf(message: Message): Record<string, string> {
  const all = {
    SenderId: message.senderId,
    ApproximateFirstReceiveTimestamp: message.firstReceivedAt,
    ApproximateReceiveCount: message.receiveCount,
    SentTimestamp: message.sentAt,
    SequenceNumber: message.sequenceNumber,
    MessageDeduplicationId: message.deduplicationId,
    MessageGroupId: message.groupId,
    AWSTraceHeader: message.systemAttributes.AWSTraceHeader?.StringValue,
    DeadLetterQueueSourceArn: message.deadLetterSource,
  };
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
}

/** Os atributos de mensagem que um pedido quer: pelo nome, por um começo (`pedido.*`), ou todos (`All`, `.*`). */
function select(attributes: MessageAttributes, wanted: readonly string[]): MessageAttributes {
  const isWanted = (name: string) =>
    wanted.some(
      (item) =>
        item === 'All' || item === name || (item.endsWith('.*') && name.startsWith(item.slice(0, -2))),
    );
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => isWanted(name)));
}

/** Uma mensagem recebida, na forma de `ReceiveMessage`. */
export function describeReceived(
  { message, receiptHandle }: Received,
  systemNames: readonly string[],
  attributeNames: readonly string[],
): JsonObject {
  const system = Object.entries(systemAttributesOf(message)).filter(
    ([name]) => systemNames.includes('All') || systemNames.includes(name),
  );
  const attributes = select(message.attributes, attributeNames);
  return {
    MessageId: message.id,
    ReceiptHandle: receiptHandle,
    MD5OfBody: md5Of(message.body),
    Body: message.body,
    ...(system.length > 0 ? { Attributes: Object.fromEntries(system) } : {}),
    ...(Object.keys(attributes).length > 0
      ? { MD5OfMessageAttributes: md5OfAttributes(attributes), MessageAttributes: attributes }
      : {}),
  };
}

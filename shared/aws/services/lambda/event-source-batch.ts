import { isObject, type JsonObject } from '../../json.ts';

/** Bytes que a entrada de uma função comporta: um lote maior que isso vai em partes. */
const MAX_PAYLOAD_BYTES = 6 * 1024 * 1024;
/** Quanto sobra para o que envolve os registros. */
const ENVELOPE_BYTES = 64;

/** Uma mensagem como `ReceiveMessage` a dá. */
export interface QueueMessage {
  readonly MessageId: string;
  readonly ReceiptHandle: string;
  readonly Body: string;
  readonly MD5OfBody: string;
  readonly Attributes?: Readonly<Record<string, string>>;
  readonly MessageAttributes?: JsonObject;
  readonly MD5OfMessageAttributes?: string;
}

function messageAttribute(value: unknown): JsonObject {
  const { StringValue, BinaryValue, DataType } = isObject(value) ? value : {};
  return {
    ...(StringValue === undefined ? {} : { stringValue: StringValue }),
    ...(BinaryValue === undefined ? {} : { binaryValue: BinaryValue }),
    stringListValues: [],
    binaryListValues: [],
    dataType: DataType,
  };
}

/** Uma mensagem como a função a recebe em `Records`. */
function toRecord(message: QueueMessage, eventSourceArn: string): JsonObject {
  const attributes = Object.entries(message.MessageAttributes ?? {});
  return {
    messageId: message.MessageId,
    receiptHandle: message.ReceiptHandle,
    body: message.Body,
    attributes: message.Attributes ?? {},
    messageAttributes: Object.fromEntries(attributes.map(([name, value]) => [name, messageAttribute(value)])),
    ...(attributes.length > 0 ? { md5OfMessageAttributes: message.MD5OfMessageAttributes } : {}),
    md5OfBody: message.MD5OfBody,
    eventSource: 'aws:sqs',
    eventSourceARN: eventSourceArn,
    awsRegion: eventSourceArn.split(':')[3],
  };
}

/** Uma chamada da função: as mensagens que leva e a entrada, em texto JSON. */
export interface BatchInvocation {
  readonly messages: readonly QueueMessage[];
  readonly payload: string;
}

/** As chamadas que um lote pede: uma, ou mais quando ele passa do que uma entrada comporta. */
export function invocationsOf(
  messages: readonly QueueMessage[],
  eventSourceArn: string,
): readonly BatchInvocation[] {
  const groups: { messages: QueueMessage[]; records: string[]; size: number }[] = [];
  for (const message of messages) {
    const record = JSON.stringify(toRecord(message, eventSourceArn));
    const size = Buffer.byteLength(record) + 1;
    const last = groups.at(-1);
    if (last && last.size + size <= MAX_PAYLOAD_BYTES) {
      last.messages.push(message);
      last.records.push(record);
      last.size += size;
    } else groups.push({ messages: [message], records: [record], size: size + ENVELOPE_BYTES });
  }
  return groups.map((group) => ({
    messages: group.messages,
    payload: `{"Records":[${group.records.join(',')}]}`,
  }));
}

/**
 * As mensagens que a função disse não ter conseguido tratar (`batchItemFailures`). Uma resposta que não se
 * entende, ou que cita uma mensagem de fora, é falha do lote inteiro.
 * @param payload o texto JSON que a função devolveu
 */
export function failedIn(messages: readonly QueueMessage[], payload: string): readonly QueueMessage[] {
  const response: unknown = payload === '' ? null : JSON.parse(payload);
  if (response === null) return [];
  if (!isObject(response)) return typeof response === 'string' && response !== '' ? messages : [];
  const failures = response.batchItemFailures;
  if (failures === undefined || failures === null) return [];
  if (!Array.isArray(failures)) return messages;
  const failed: QueueMessage[] = [];
  for (const failure of failures) {
    const message = isObject(failure)
      ? messages.find(({ MessageId }) => MessageId === failure.itemIdentifier)
      : undefined;
    if (!message) return messages;
    failed.push(message);
  }
  return failed;
}

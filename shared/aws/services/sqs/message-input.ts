import { AwsError } from '../../errors.ts';
import { isObject, type JsonObject } from '../../json.ts';
import type { Call, ServiceContext } from '../../service.ts';
import { LARGEST_MESSAGE_BYTES } from './attributes.ts';
import { contentDigest } from './digests.ts';
import { invalidParameter, missingParameter } from './errors.ts';
import type { OutgoingMessage, Queue } from './queue.ts';
import type { MessageAttribute, MessageAttributes } from './records.ts';

const MOST_ATTRIBUTES = 10;

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterValueException', message);
}

/** O que fica fora do que o XML 1.0 aceita num texto: é o que a AWS não deixa passar num corpo. */
const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

function readBody(value: unknown): string {
  if (typeof value !== 'string' || value === '') throw missingParameter('MessageBody');
  if (forbidden.test(value)) {
    throw new AwsError(
      'InvalidMessageContents',
      'Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF',
    );
  }
  return value;
}

function readAttribute(name: string, value: unknown): MessageAttribute {
  const { DataType, StringValue, BinaryValue } = isObject(value) ? value : {};
  if (typeof DataType !== 'string' || DataType === '')
    throw invalid(`The message attribute '${name}' must contain a non-empty message attribute type.`);
  const base = /^(String|Number|Binary)(?:\.|$)/.exec(DataType)?.[1];
  if (!base) {
    throw invalid(
      `The message attribute '${name}' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.`,
    );
  }
  const content = base === 'Binary' ? BinaryValue : StringValue;
  if (typeof content !== 'string' || content === '') {
    throw invalid(
      `The message attribute '${name}' must contain a non-empty message attribute value for message attribute type '${DataType}'.`,
    );
  }
  if (base === 'Number' && !Number.isFinite(Number(content)))
    throw invalid(`Can't cast the value of message (user) attribute '${name}' to a number.`);
  return base === 'Binary' ? { DataType, BinaryValue: content } : { DataType, StringValue: content };
}

function readMessageAttributes(value: unknown): MessageAttributes {
  if (!isObject(value)) return {};
  const entries = Object.entries(value);
  if (entries.length > MOST_ATTRIBUTES) {
    throw invalid(
      `Number of message attributes [${entries.length}] exceeds the allowed maximum [${MOST_ATTRIBUTES}].`,
    );
  }
  return Object.fromEntries(
    entries.map(([name, attribute]) => {
      if (!/^(?!aws\.|amazon\.)[\w-]+(?:\.[\w-]+)*$/i.test(name) || name.length > 256)
        throw invalid(`The message attribute name '${name}' is not valid.`);
      return [name, readAttribute(name, attribute)];
    }),
  );
}

/** Bytes que contam para o limite: o corpo e, de cada atributo, o nome, o tipo e o valor. */
function sizeOf(body: string, attributes: MessageAttributes): number {
  let size = Buffer.byteLength(body);
  for (const [name, { DataType, StringValue, BinaryValue }] of Object.entries(attributes)) {
    size += Buffer.byteLength(name) + Buffer.byteLength(DataType);
    size +=
      StringValue === undefined
        ? Buffer.byteLength(BinaryValue ?? '', 'base64')
        : Buffer.byteLength(StringValue);
  }
  return size;
}

/** O tamanho de uma entrada de um lote, antes de se saber se ela serve. */
export function sizeOfEntry({ MessageBody, MessageAttributes }: JsonObject): number {
  return sizeOf(String(MessageBody ?? ''), readMessageAttributes(MessageAttributes));
}

/** Um identificador de grupo ou de repetição: até 128 letras, algarismos e pontuação. */
function readFifoId(input: JsonObject, field: string): string | undefined {
  const value = input[field];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string' || !/^[\x21-\x7e]{1,128}$/.test(value)) {
    throw invalidParameter(
      field,
      value,
      `${field} can only include alphanumeric and punctuation characters. 1 to 128 in length.`,
    );
  }
  return value;
}

function readDelay(input: JsonObject, queue: Queue): number | undefined {
  const delay = input.DelaySeconds;
  if (delay === undefined || delay === null) return undefined;
  if (queue.isFifo) {
    // Numa FIFO o atraso é só o da fila; zero não muda nada, e a AWS o deixa passar.
    if (delay === 0) return undefined;
    throw invalidParameter(
      'DelaySeconds',
      delay,
      'The request include parameter that is not valid for this queue type.',
    );
  }
  if (typeof delay !== 'number' || !Number.isInteger(delay) || delay < 0 || delay > 900)
    throw invalidParameter('DelaySeconds', delay, 'DelaySeconds must be >= 0 and <= 900.');
  return delay;
}

function readOrder(input: JsonObject, queue: Queue, body: string) {
  const groupId = readFifoId(input, 'MessageGroupId');
  const deduplicationId = readFifoId(input, 'MessageDeduplicationId');
  if (!queue.isFifo) {
    if (deduplicationId !== undefined) {
      throw invalidParameter(
        'MessageDeduplicationId',
        deduplicationId,
        'The request include parameter that is not valid for this queue type',
      );
    }
    return { groupId };
  }
  if (groupId === undefined) throw missingParameter('MessageGroupId');
  if (deduplicationId !== undefined) return { groupId, deduplicationId };
  if (queue.record.attributes.ContentBasedDeduplication === 'true')
    return { groupId, deduplicationId: contentDigest(body) };
  throw invalid(
    'The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
  );
}

/**
 * A mensagem de um pedido, ou de uma entrada de um lote, conferida.
 * @throws `AwsError`
 */
export function readMessage(input: JsonObject, queue: Queue, senderId: string): OutgoingMessage {
  const body = readBody(input.MessageBody);
  const attributes = readMessageAttributes(input.MessageAttributes);
  const limit = Math.min(queue.numberOf('MaximumMessageSize'), LARGEST_MESSAGE_BYTES);
  if (sizeOf(body, attributes) > limit)
    throw invalid(`One or more parameters are invalid. Reason: Message must be shorter than ${limit} bytes.`);
  const systemAttributes = readMessageAttributes(input.MessageSystemAttributes);
  for (const name of Object.keys(systemAttributes)) {
    if (name !== 'AWSTraceHeader')
      throw invalidParameter('MessageSystemAttributes', name, 'Must be one of: AWSTraceHeader.');
  }
  return {
    body,
    attributes,
    systemAttributes,
    senderId,
    delaySeconds: readDelay(input, queue),
    ...readOrder(input, queue, body),
  };
}

/** Quem manda, como o `SenderId` o mostra: o papel e a sessão, ou a conta de quem usa a AWS local. */
export function senderOf({ iam, accountId }: ServiceContext, { request }: Call): string {
  const session = iam.sessionOf(request?.headers.authorization);
  return session ? session.assumedRoleArn.split('/').slice(1).join(':') : accountId;
}

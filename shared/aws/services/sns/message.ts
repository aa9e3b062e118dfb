import { randomUUID } from 'node:crypto';
import { isObject, type JsonObject } from '../../json.ts';
import { invalidParameter } from './errors.ts';
import { messageAttributesOf, sizeOfAttributes } from './message-attributes.ts';
import type { Message } from './records.ts';

/** Bytes de texto e atributos juntos; o de um lote inteiro é o mesmo. */
export const MAX_MESSAGE_BYTES = 256 * 1024;

function parseTexts(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalidParameter('Message Structure - JSON message body failed to parse');
  }
}

/** Com `MessageStructure: json`, um texto por protocolo; sem ele, um só para todos. */
function textsOf({ Message, MessageStructure }: JsonObject): Record<string, string> {
  const text = typeof Message === 'string' ? Message : '';
  if (text === '') throw invalidParameter('Empty message');
  if (MessageStructure === undefined) return { default: text };
  if (MessageStructure !== 'json') throw invalidParameter('MessageStructure');
  const parsed = parseTexts(text);
  if (!isObject(parsed) || typeof parsed.default !== 'string') {
    throw invalidParameter('Message Structure - No default entry in JSON message body');
  }
  const texts = Object.entries(parsed).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(texts);
}

/** Um assunto: até 100 caracteres imprimíveis, sem quebra de linha. */
function subjectOf({ Subject }: JsonObject): string | undefined {
  if (Subject === undefined) return undefined;
  const subject = String(Subject);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: o SNS recusa os caracteres de controle.
  if (subject === '' || subject.length > 100 || /[\u0000-\u001f\u007f]/.test(subject)) {
    throw invalidParameter('Subject');
  }
  return subject;
}

/** Quantos bytes uma mensagem ocupa. */
export function sizeOfMessage(message: Message): number {
  const texts = Object.values(message.texts).reduce((size, text) => size + Buffer.byteLength(text), 0);
  return texts + sizeOfAttributes(message.attributes);
}

/**
 * A mensagem que um `Publish` pede.
 * @param now milissegundos desde 1970
 * @throws `AwsError` `InvalidParameter`, `ParameterValueInvalid`
 */
export function messageOf(input: JsonObject, topicArn: string | undefined, now: number): Message {
  const message: Message = {
    messageId: randomUUID(),
    topicArn,
    subject: subjectOf(input),
    texts: textsOf(input),
    attributes: messageAttributesOf(input.MessageAttributes),
    ...(typeof input.MessageGroupId === 'string' ? { groupId: input.MessageGroupId } : {}),
    ...(typeof input.MessageDeduplicationId === 'string'
      ? { deduplicationId: input.MessageDeduplicationId }
      : {}),
    timestamp: new Date(now).toISOString(),
  };
  if (sizeOfMessage(message) > MAX_MESSAGE_BYTES) throw invalidParameter('Message too long');
  return message;
}

/** O texto que um protocolo recebe. */
export function textFor(message: Message, protocol: string): string {
  return (Object.hasOwn(message.texts, protocol) ? message.texts[protocol] : message.texts.default) ?? '';
}

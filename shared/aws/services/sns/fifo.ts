import { createHash } from 'node:crypto';
import type { ServiceContext } from '../../service.ts';
import type { Storage } from '../../storage/storage.ts';
import { invalidParameter } from './errors.ts';
import type { Message, TopicRecord } from './records.ts';
import { isFifo } from './topic-attributes.ts';

/** Por quanto tempo um tópico FIFO reconhece uma mensagem repetida. */
const DEDUPLICATION_MS = 5 * 60_000;

/** O que se lembra de uma mensagem recente, para reconhecer a repetida. */
interface Recent {
  readonly key: string;
  readonly messageId: string;
  readonly sequenceNumber: string;
  /** Milissegundos desde 1970. */
  readonly expiresAt: number;
}

const FIRST_SEQUENCE = 10_000_000_000_000_000_000n;

function nextSequence(storage: Storage, topicArn: string): string {
  const sequences = storage.collection<number>('sns/sequences');
  const next = (sequences.get(topicArn) ?? 0) + 1;
  sequences.set(topicArn, next);
  return String(FIRST_SEQUENCE + BigInt(next));
}

/** Um tópico apagado e criado de novo recomeça a contar. */
export function forgetSequence(storage: Storage, topicArn: string): void {
  storage.collection<number>('sns/sequences').delete(topicArn);
}

function deduplicationIdOf(topic: TopicRecord, message: Message): string {
  if (message.deduplicationId !== undefined) return message.deduplicationId;
  if (topic.attributes.ContentBasedDeduplication !== 'true') {
    throw invalidParameter(
      'The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
    );
  }
  return createHash('sha256')
    .update(message.texts.default ?? '')
    .digest('hex');
}

/** A mensagem já numerada, e se ela repete uma dos últimos cinco minutos. */
export interface Sequenced {
  readonly message: Message;
  readonly isRepeated: boolean;
  /** Anota a mensagem, depois de entregue: antes, uma queda no meio da entrega faria a segunda tentativa parecer repetida. */
  delivered(): void;
}

function nothing(): void {}

/**
 * Põe a mensagem na ordem de um tópico FIFO; a de um tópico comum passa como veio.
 * @throws `AwsError` `InvalidParameter` quando falta grupo ou o que reconhece a repetida
 */
export function sequence(
  { clock, storage }: ServiceContext,
  topic: TopicRecord,
  message: Message,
): Sequenced {
  if (!isFifo(topic)) {
    if (message.deduplicationId === undefined) return { message, isRepeated: false, delivered: nothing };
    throw invalidParameter(
      'MessageDeduplicationId Reason: The request includes MessageDeduplicationId parameter that is not valid for this topic type',
    );
  }
  if (!message.groupId) throw invalidParameter('The MessageGroupId parameter is required for FIFO topics');
  const deduplicationId = deduplicationIdOf(topic, message);
  const recent = storage.collection<Recent>('sns/deduplication');
  const now = clock.now();
  for (const { key, expiresAt } of [...recent.values()]) if (expiresAt <= now) recent.delete(key);
  const key = `${topic.arn} ${deduplicationId}`;
  const original = recent.get(key);
  if (original) {
    const { messageId, sequenceNumber } = original;
    return { message: { ...message, messageId, sequenceNumber }, isRepeated: true, delivered: nothing };
  }
  const sequenceNumber = nextSequence(storage, topic.arn);
  const { messageId } = message;
  return {
    message: { ...message, deduplicationId, sequenceNumber },
    isRepeated: false,
    delivered: () => recent.set(key, { key, messageId, sequenceNumber, expiresAt: now + DEDUPLICATION_MS }),
  };
}

import type { JsonObject } from '../../json.ts';
import type { Action } from '../../service.ts';
import { invalidParameter } from './errors.ts';
import { describeReceived } from './message-output.ts';
import type { Queue, Received } from './queue.ts';
import type { Sqs } from './sqs.ts';

function readInteger(
  input: JsonObject,
  field: string,
  [minimum, maximum]: readonly [number, number],
  reason: string,
): number | undefined {
  const value = input[field];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < minimum || value > maximum)
    throw invalidParameter(field, value, reason);
  return value;
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

/** Espera mensagens por tantos segundos no relógio da casa: num relógio virtual, isso não leva tempo. */
async function poll(
  service: Sqs,
  queue: Queue,
  maximum: number,
  visibility: number | undefined,
  seconds: number,
  signal: AbortSignal | undefined,
): Promise<Received[]> {
  const { clock } = service.context;
  const limit = new AbortController();
  const stop = () => limit.abort();
  const timer = clock.at(clock.now() + seconds * 1000, stop);
  // Quem desistiu de esperar não leva a mensagem que chegar depois.
  signal?.addEventListener('abort', stop);
  try {
    return await queue.receiveWaiting(maximum, visibility, limit.signal);
  } finally {
    timer.cancel();
    signal?.removeEventListener('abort', stop);
  }
}

/**
 * `ReceiveMessage`, com espera longa. Quem chama por dentro pode dar `LocalSignal`, um `AbortSignal`: a espera
 * então não tem limite e não marca nada no relógio. `ReceiveRequestAttemptId` é aceito e ignorado.
 */
export const receiveMessage: Action<Sqs> = {
  permission: (input, service) => service.permission('ReceiveMessage', input.QueueUrl),
  async run(input, service, call) {
    const queue = service.find(input.QueueUrl);
    const maximum =
      readInteger(input, 'MaxNumberOfMessages', [1, 10], 'Must be between 1 and 10, if provided.') ?? 1;
    const visibility = readInteger(
      input,
      'VisibilityTimeout',
      [0, 43_200],
      'Must be >= 0 and <= 43200, if provided.',
    );
    const seconds =
      readInteger(input, 'WaitTimeSeconds', [0, 20], 'Must be >= 0 and <= 20, if provided.') ??
      queue.numberOf('ReceiveMessageWaitTimeSeconds');
    let received: Received[];
    if (call.request === undefined && input.LocalSignal instanceof AbortSignal)
      received = await queue.receiveWaiting(maximum, visibility, input.LocalSignal);
    else if (seconds > 0) received = await poll(service, queue, maximum, visibility, seconds, call.signal);
    else received = queue.receive(maximum, visibility);
    if (received.length === 0) return {};
    const systemNames = [...strings(input.AttributeNames), ...strings(input.MessageSystemAttributeNames)];
    const attributeNames = strings(input.MessageAttributeNames);
    return { Messages: received.map((one) => describeReceived(one, systemNames, attributeNames)) };
  },
};

import type { JsonObject } from '../../json.ts';
import type { Action } from '../../service.ts';
import { invalidParameter, missingParameter } from './errors.ts';
import type { Queue } from './queue.ts';
import { requiredHandle } from './receipt-handle.ts';
import type { Sqs } from './sqs.ts';

/** Muda o prazo de uma mensagem que está com quem a recebeu; zero a devolve à fila. */
export function changeVisibility(queue: Queue, input: JsonObject): void {
  const handle = requiredHandle(input);
  const seconds = input.VisibilityTimeout;
  if (seconds === undefined || seconds === null) throw missingParameter('VisibilityTimeout');
  if (typeof seconds !== 'number' || !Number.isInteger(seconds) || seconds < 0 || seconds > 43_200)
    throw invalidParameter(
      'VisibilityTimeout',
      seconds,
      'VisibilityTimeout must be an integer between 0 and 43200.',
    );
  queue.changeVisibility(handle, seconds);
}

/** `ChangeMessageVisibility` */
export const changeMessageVisibility: Action<Sqs> = {
  permission: (input, service) => service.permission('ChangeMessageVisibility', input.QueueUrl),
  run(input, service) {
    changeVisibility(service.find(input.QueueUrl), input);
    return {};
  },
};

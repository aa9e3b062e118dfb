import type { Action } from '../../service.ts';
import { readMessage, senderOf } from './message-input.ts';
import { describeSent } from './message-output.ts';
import type { Sqs } from './sqs.ts';

/** `SendMessage` */
export const sendMessage: Action<Sqs> = {
  permission: (input, service) => service.permission('SendMessage', input.QueueUrl),
  run(input, service, call) {
    const queue = service.find(input.QueueUrl);
    const message = readMessage(input, queue, senderOf(service.context, call));
    return describeSent(message, queue.send(message));
  },
};

import type { Action } from '../../service.ts';
import { missingParameter, queueDoesNotExist } from './errors.ts';
import type { Sqs } from './sqs.ts';

/** `GetQueueUrl` */
export const getQueueUrl: Action<Sqs> = {
  permission: (input, service) => ({
    action: 'sqs:getqueueurl',
    resource: service.arn(String(input.QueueName)),
  }),
  run(input, service) {
    if (typeof input.QueueName !== 'string') throw missingParameter('QueueName');
    const owner = input.QueueOwnerAWSAccountId ?? service.context.accountId;
    if (owner !== service.context.accountId || !service.named(input.QueueName)) throw queueDoesNotExist();
    return { QueueUrl: service.url(input.QueueName) };
  },
};

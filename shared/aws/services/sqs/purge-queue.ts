import { AwsError } from '../../errors.ts';
import type { Action } from '../../service.ts';
import type { Sqs } from './sqs.ts';

const INTERVAL_MILLISECONDS = 60_000;

/** `PurgeQueue`: esvazia a fila, uma vez por minuto. */
export const purgeQueue: Action<Sqs> = {
  permission: (input, service) => service.permission('PurgeQueue', input.QueueUrl),
  run(input, service) {
    const queue = service.find(input.QueueUrl);
    const { purgedAt, name } = queue.record;
    if (purgedAt !== undefined && service.context.clock.now() < purgedAt + INTERVAL_MILLISECONDS) {
      throw new AwsError(
        'PurgeQueueInProgress',
        `Only one PurgeQueue operation on ${name} is allowed every 60 seconds.`,
        403,
      );
    }
    queue.purge();
    return {};
  },
};

import type { Action } from '../../service.ts';
import { page } from './paging.ts';
import type { Sqs } from './sqs.ts';

/** `ListQueues` */
export const listQueues: Action<Sqs> = {
  permission: (_input, service) => ({ action: 'sqs:listqueues', resource: service.arn('') }),
  run(input, service) {
    const prefix = typeof input.QueueNamePrefix === 'string' ? input.QueueNamePrefix : '';
    const all = service
      .queues()
      .flatMap(({ record }) => (record.name.startsWith(prefix) ? [record.name] : []));
    const { names, NextToken } = page(all, input);
    return names.length > 0 ? { QueueUrls: names.map((name) => service.url(name)), NextToken } : {};
  },
};

import type { Action } from '../../service.ts';
import { page } from './paging.ts';
import type { Sqs } from './sqs.ts';

/** `ListDeadLetterSourceQueues`: as filas que mandam as suas mensagens mortas para esta. */
export const listDeadLetterSourceQueues: Action<Sqs> = {
  permission: (input, service) => service.permission('ListDeadLetterSourceQueues', input.QueueUrl),
  run(input, service) {
    const { arn } = service.find(input.QueueUrl);
    const sources = service
      .queues()
      .flatMap(({ record, redrivePolicy }) =>
        redrivePolicy?.deadLetterTargetArn === arn ? [record.name] : [],
      );
    const { names, NextToken } = page(sources, input);
    return { queueUrls: names.map((name) => service.url(name)), NextToken };
  },
};

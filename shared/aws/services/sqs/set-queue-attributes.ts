import { isObject } from '../../json.ts';
import type { Action } from '../../service.ts';
import { mergeAttributes, readAttributes } from './attributes.ts';
import { missingParameter } from './errors.ts';
import type { Sqs } from './sqs.ts';

/** `SetQueueAttributes`: muda o que veio; o resto fica. */
export const setQueueAttributes: Action<Sqs> = {
  permission: (input, service) => service.permission('SetQueueAttributes', input.QueueUrl),
  run(input, service) {
    const queue = service.find(input.QueueUrl);
    if (!isObject(input.Attributes)) throw missingParameter('Attributes');
    const changes = readAttributes(input.Attributes, queue.isFifo);
    service.checkRedrivePolicy(changes, queue.isFifo);
    queue.update({
      attributes: mergeAttributes(queue.record.attributes, changes),
      modifiedAt: service.context.clock.now(),
    });
    return {};
  },
};

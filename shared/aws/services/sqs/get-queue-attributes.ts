import type { Action } from '../../service.ts';
import type { Sqs } from './sqs.ts';

/** `GetQueueAttributes`: só o que foi pedido; sem nomes, nada. */
export const getQueueAttributes: Action<Sqs> = {
  permission: (input, service) => service.permission('GetQueueAttributes', input.QueueUrl),
  run(input, service) {
    const names = Array.isArray(input.AttributeNames) ? input.AttributeNames.map(String) : [];
    const attributes = service.describe(service.find(input.QueueUrl), names);
    return Object.keys(attributes).length > 0 ? { Attributes: attributes } : {};
  },
};

import type { Action } from '../../service.ts';
import type { Lambda } from './lambda.ts';

/** `DeleteEventSourceMapping`: as mensagens continuam na fila. */
export const deleteEventSourceMapping: Action<Lambda> = {
  route: 'DELETE /2015-03-31/event-source-mappings/{UUID}',
  status: 202,
  permission: (input, service) => ({
    action: 'lambda:DeleteEventSourceMapping',
    resource: service.eventSources.arn(input.UUID),
  }),
  run(input, service) {
    const record = service.eventSources.find(input.UUID);
    service.eventSources.delete(record);
    return service.eventSources.describe(record, 'Deleting');
  },
};

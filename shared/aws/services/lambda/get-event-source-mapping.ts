import type { Action } from '../../service.ts';
import type { Lambda } from './lambda.ts';

/** `GetEventSourceMapping` */
export const getEventSourceMapping: Action<Lambda> = {
  route: 'GET /2015-03-31/event-source-mappings/{UUID}',
  permission: (input, service) => ({
    action: 'lambda:GetEventSourceMapping',
    resource: service.eventSources.arn(input.UUID),
  }),
  run: (input, service) => service.eventSources.describe(service.eventSources.find(input.UUID)),
};

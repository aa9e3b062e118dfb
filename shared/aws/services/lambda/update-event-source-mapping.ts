import type { Action } from '../../service.ts';
import { checkEventSource, readSettings } from './event-source-input.ts';
import type { Lambda } from './lambda.ts';

/** `UpdateEventSourceMapping`: muda o que veio; o resto fica. */
export const updateEventSourceMapping: Action<Lambda> = {
  route: 'PUT /2015-03-31/event-source-mappings/{UUID}',
  status: 202,
  permission: (input, service) => ({
    action: 'lambda:UpdateEventSourceMapping',
    resource: service.eventSources.arn(input.UUID),
  }),
  async run(input, service) {
    const current = service.eventSources.find(input.UUID);
    const functionArn =
      input.FunctionName === undefined ? current.functionArn : service.arnOf(input.FunctionName);
    const settings = readSettings(input, current.eventSourceArn, current);
    await checkEventSource(service.context, current.eventSourceArn, service.find(functionArn));
    const next = { ...current, functionArn, ...settings, lastModified: Date.now() };
    service.eventSources.put(next);
    return service.eventSources.describe(next, 'Updating');
  },
};

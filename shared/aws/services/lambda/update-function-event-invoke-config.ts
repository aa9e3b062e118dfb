import type { Action } from '../../service.ts';
import { describeConfig, existingConfig, readConfig } from './event-invoke-config.ts';
import type { Lambda } from './lambda.ts';

/** `UpdateFunctionEventInvokeConfig`: muda só o que o pedido diz. */
export const updateFunctionEventInvokeConfig: Action<Lambda> = {
  route: 'POST /2019-09-25/functions/{FunctionName}/event-invoke-config',
  permission: (input, service) => ({
    action: 'lambda:UpdateFunctionEventInvokeConfig',
    resource: service.arnOf(input.FunctionName),
  }),
  run(input, service) {
    const current = existingConfig(input, service);
    const config = { ...current, ...readConfig(input), lastModified: service.context.clock.now() };
    service.eventConfigs.set(config.target, config);
    return describeConfig(config, service);
  },
};

import type { Action } from '../../service.ts';
import { describeConfig, readConfig, targetOf } from './event-invoke-config.ts';
import type { Lambda } from './lambda.ts';

/** `PutFunctionEventInvokeConfig`: tentativas, paciência e destinos das chamadas assíncronas. */
export const putFunctionEventInvokeConfig: Action<Lambda> = {
  route: 'PUT /2019-09-25/functions/{FunctionName}/event-invoke-config',
  permission: (input, service) => ({
    action: 'lambda:PutFunctionEventInvokeConfig',
    resource: service.arnOf(input.FunctionName),
  }),
  run(input, service) {
    const target = targetOf(input, service);
    const config = { ...readConfig(input), target, lastModified: service.context.clock.now() };
    service.eventConfigs.set(target, config);
    return describeConfig(config, service);
  },
};

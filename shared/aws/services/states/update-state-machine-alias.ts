import { AwsError } from '../../errors.ts';
import { optionalString, requiredString } from '../../input.ts';
import type { Action } from '../../service.ts';
import { checkMachineArn } from './arns.ts';
import { epochSeconds } from './records.ts';
import { routingConfigurationOf } from './routing-configuration.ts';
import type { StepFunctions } from './step-functions.ts';

/** `UpdateStateMachineAlias` */
export const updateStateMachineAlias: Action<StepFunctions> = {
  permission: (input) => ({
    action: 'states:UpdateStateMachineAlias',
    resource: String(input.stateMachineAliasArn),
  }),
  run(input, service) {
    const arn = requiredString(input, 'stateMachineAliasArn', { min: 1, max: 256 });
    const description = optionalString(input, 'description', { max: 256 });
    checkMachineArn(arn);
    const routingConfiguration = routingConfigurationOf(input, service);
    if (description === undefined && !routingConfiguration) {
      throw new AwsError(
        'ValidationException',
        'Either the description or the RoutingConfiguration must be specified',
        400,
        { reason: 'MISSING_REQUIRED_PARAMETER' },
      );
    }
    const alias = service.aliases.get(arn);
    const versionArn = routingConfiguration?.[0]?.stateMachineVersionArn;
    if (versionArn !== undefined && service.versions.find(versionArn)?.machine.arn !== alias.machineArn) {
      throw new AwsError(
        'ValidationException',
        `Routing configuration must contain versions of the state machine of the alias. Received: [${versionArn}]`,
        400,
        { reason: 'INVALID_ROUTING_CONFIGURATION' },
      );
    }
    const updateDate = service.context.clock.now();
    service.aliases.put({
      ...alias,
      description: description ?? alias.description,
      routingConfiguration: routingConfiguration ?? alias.routingConfiguration,
      updateDate,
    });
    return { updateDate: epochSeconds(updateDate) };
  },
};

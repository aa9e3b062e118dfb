import { randomUUID } from 'node:crypto';
import { AwsError } from '../../errors.ts';
import { optionalString, requiredString } from '../../input.ts';
import type { Action } from '../../service.ts';
import { checkMachineArn } from './arns.ts';
import {
  encryptionConfigurationOf,
  loggingConfigurationOf,
  tracingConfigurationOf,
} from './configurations.ts';
import { publicationOf } from './create-state-machine.ts';
import { checkDefinition, checkRoleArn } from './definition.ts';
import { checkExecutionRole } from './execution-role.ts';
import { epochSeconds } from './records.ts';
import type { StepFunctions } from './step-functions.ts';

/** `UpdateStateMachine`: o que já roda continua com a definição antiga. */
export const updateStateMachine: Action<StepFunctions> = {
  permission: (input) => ({ action: 'states:UpdateStateMachine', resource: String(input.stateMachineArn) }),
  run(input, service) {
    const arn = requiredString(input, 'stateMachineArn', { min: 1, max: 256 });
    const definition = optionalString(input, 'definition', { min: 1, max: 1_048_576 });
    const roleArn = optionalString(input, 'roleArn', { min: 1, max: 256 });
    const loggingConfiguration = loggingConfigurationOf(input);
    const tracingConfiguration = tracingConfigurationOf(input);
    const encryptionConfiguration = encryptionConfigurationOf(input);
    const { publish, description } = publicationOf(input);
    checkMachineArn(arn);
    if (
      !definition &&
      !roleArn &&
      !loggingConfiguration &&
      !tracingConfiguration &&
      !encryptionConfiguration
    ) {
      throw new AwsError(
        'MissingRequiredParameter',
        'Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration must be specified',
      );
    }
    const current = service.machine(arn);
    if (roleArn) checkRoleArn(roleArn);
    if (definition) checkDefinition(definition, current.type);

    const next = {
      ...current,
      definition: definition ?? current.definition,
      roleArn: roleArn ?? current.roleArn,
      loggingConfiguration: loggingConfiguration ?? current.loggingConfiguration,
      tracingConfiguration: tracingConfiguration ?? current.tracingConfiguration,
      encryptionConfiguration: encryptionConfiguration ?? current.encryptionConfiguration,
    };
    checkExecutionRole(service.context, arn, next.roleArn, next.loggingConfiguration);
    const unchanged = JSON.stringify(next) === JSON.stringify(current);
    const updateDate = service.context.clock.now();
    const stored = unchanged ? current : { ...next, updateDate, revisionId: randomUUID() };
    if (!unchanged) service.machines.set(arn, stored);
    const version = publish ? service.publish(stored, description) : undefined;
    return {
      updateDate: epochSeconds(updateDate),
      revisionId: stored.revisionId,
      stateMachineVersionArn: version?.arn,
    };
  },
};

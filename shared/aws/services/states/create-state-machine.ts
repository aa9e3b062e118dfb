import { AwsError } from '../../errors.ts';
import { optionalBoolean, optionalOneOf, optionalString, requiredString } from '../../input.ts';
import type { JsonObject } from '../../json.ts';
import type { Action } from '../../service.ts';
import { checkName } from './arns.ts';
import {
  defaultEncryption,
  defaultLogging,
  defaultTracing,
  encryptionConfigurationOf,
  loggingConfigurationOf,
  tracingConfigurationOf,
} from './configurations.ts';
import { checkDefinition, checkRoleArn } from './definition.ts';
import { checkExecutionRole } from './execution-role.ts';
import { epochSeconds, type StateMachineRecord } from './records.ts';
import type { StepFunctions } from './step-functions.ts';
import { tagsOf } from './tags.ts';

/** Duas criações são a mesma quando nada do que define a máquina muda. */
function isSame(a: StateMachineRecord, b: StateMachineRecord): boolean {
  const shape = (machine: StateMachineRecord) =>
    JSON.stringify([
      machine.name,
      machine.definition,
      machine.type,
      machine.loggingConfiguration,
      machine.tracingConfiguration,
      machine.encryptionConfiguration,
    ]);
  return shape(a) === shape(b);
}

/**
 * `publish` e `versionDescription` do pedido.
 * @throws `AwsError` `ValidationException` quando há descrição sem publicação
 */
export function publicationOf(input: JsonObject): { publish: boolean; description?: string } {
  const publish = optionalBoolean(input, 'publish') ?? false;
  const description = optionalString(input, 'versionDescription', { max: 256 });
  if (description && !publish) {
    throw new AwsError('ValidationException', 'Version description can only be set when publish is true');
  }
  return { publish, description };
}

/** `CreateStateMachine`: repetir o mesmo pedido devolve a mesma máquina. */
export const createStateMachine: Action<StepFunctions> = {
  permission: (input, service) => ({
    action: 'states:CreateStateMachine',
    resource: service.arn('stateMachine', String(input.name)),
  }),
  run(input, service) {
    const name = requiredString(input, 'name', { min: 1, max: 80 });
    const definition = requiredString(input, 'definition', { min: 1, max: 1_048_576 });
    const roleArn = requiredString(input, 'roleArn', { min: 1, max: 256 });
    const type = optionalOneOf(input, 'type', ['STANDARD', 'EXPRESS']) ?? 'STANDARD';
    const { publish, description } = publicationOf(input);
    checkName(name);
    checkRoleArn(roleArn);
    const arn = service.arn('stateMachine', name);
    const now = service.context.clock.now();
    const record: StateMachineRecord = {
      arn,
      name,
      type,
      definition,
      roleArn,
      creationDate: now,
      updateDate: now,
      loggingConfiguration: loggingConfigurationOf(input) ?? defaultLogging,
      tracingConfiguration: tracingConfigurationOf(input) ?? defaultTracing,
      encryptionConfiguration: encryptionConfigurationOf(input) ?? defaultEncryption,
      tags: tagsOf(input, arn),
    };
    checkDefinition(definition, type);
    checkExecutionRole(service.context, arn, roleArn, record.loggingConfiguration);
    const existing = service.machines.get(arn);
    if (existing && !isSame(existing, record)) {
      throw new AwsError('StateMachineAlreadyExists', `State Machine Already Exists: '${arn}'`);
    }
    if (!existing) service.machines.set(arn, record);
    const stored = existing ?? record;
    const version = publish ? service.publish(stored, description) : undefined;
    return {
      creationDate: epochSeconds(stored.creationDate),
      stateMachineArn: arn,
      stateMachineVersionArn: version?.arn,
    };
  },
};

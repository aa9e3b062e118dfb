import { AwsError } from '../../errors.ts';
import { optionalOneOf, requiredString } from '../../input.ts';
import type { Action } from '../../service.ts';
import { checkName } from './arns.ts';
import {
  checkDefinition,
  checkRoleArn,
  defaultLogging,
  defaultTracing,
  loggingConfigurationOf,
  tagsOf,
  tracingConfigurationOf,
} from './definition.ts';
import { epochSeconds, type StateMachineRecord } from './records.ts';
import type { StepFunctions } from './step-functions.ts';

/** Duas criações são a mesma quando nada do que define a máquina muda. */
function isSame(a: StateMachineRecord, b: StateMachineRecord): boolean {
  const shape = ({
    name,
    definition,
    type,
    loggingConfiguration,
    tracingConfiguration,
  }: StateMachineRecord) =>
    JSON.stringify([name, definition, type, loggingConfiguration, tracingConfiguration]);
  return shape(a) === shape(b);
}

/** `CreateStateMachine`: repetir o mesmo pedido devolve a mesma máquina. */
export const createStateMachine: Action<StepFunctions> = {
  permission: (input, service) => ({
    action: 'states:CreateStateMachine',
    resource: service.machineArn(String(input.name)),
  }),
  run(input, service) {
    const name = requiredString(input, 'name', { min: 1, max: 80 });
    const definition = requiredString(input, 'definition', { min: 1, max: 1_048_576 });
    const roleArn = requiredString(input, 'roleArn', { min: 1, max: 256 });
    const type = optionalOneOf(input, 'type', ['STANDARD', 'EXPRESS']) ?? 'STANDARD';
    checkName(name);
    checkRoleArn(roleArn);
    checkDefinition(definition, type);

    const now = service.context.clock.now();
    const record: StateMachineRecord = {
      arn: service.machineArn(name),
      name,
      type,
      definition,
      roleArn,
      creationDate: now,
      updateDate: now,
      loggingConfiguration: loggingConfigurationOf(input) ?? defaultLogging,
      tracingConfiguration: tracingConfigurationOf(input) ?? defaultTracing,
      tags: tagsOf(input),
    };
    const existing = service.machines.get(record.arn);
    if (existing && !isSame(existing, record)) {
      throw new AwsError('StateMachineAlreadyExists', `State Machine Already Exists: '${record.arn}'`);
    }
    if (!existing) service.machines.set(record.arn, record);
    const stored = existing ?? record;
    return { creationDate: epochSeconds(stored.creationDate), stateMachineArn: stored.arn };
  },
};

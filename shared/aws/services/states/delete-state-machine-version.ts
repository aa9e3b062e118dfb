import { AwsError } from '../../errors.ts';
import { requiredString } from '../../input.ts';
import type { Action } from '../../service.ts';
import { checkMachineArn } from './arns.ts';
import type { StepFunctions } from './step-functions.ts';

/** `DeleteStateMachineVersion`: recusada enquanto um apelido apontar para ela. O que já anda continua. */
export const deleteStateMachineVersion: Action<StepFunctions> = {
  permission: (input) => ({
    action: 'states:DeleteStateMachineVersion',
    resource: String(input.stateMachineVersionArn),
  }),
  run(input, service) {
    const arn = requiredString(input, 'stateMachineVersionArn', { min: 1, max: 2000 });
    checkMachineArn(arn);
    const version = service.versions.find(arn);
    if (!version) return {};
    const names = service.aliases.pointingTo(version.machine.arn, arn).map(({ name }) => name);
    if (names.length > 0) {
      throw new AwsError(
        'ConflictException',
        `Version to be deleted must not be referenced by an alias. Current list of aliases referencing this version: [${names.join(', ')}]`,
      );
    }
    service.versions.delete(arn);
    return {};
  },
};

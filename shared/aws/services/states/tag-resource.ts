import { AwsError } from '../../errors.ts';
import { requiredString } from '../../input.ts';
import type { Action } from '../../service.ts';
import { checkArn } from './arns.ts';
import { tagsOf } from './definition.ts';
import type { StateMachineRecord } from './records.ts';
import type { StepFunctions } from './step-functions.ts';

/** @throws `AwsError` `ResourceNotFound` */
export function taggedMachine(service: StepFunctions, arn: string): StateMachineRecord {
  checkArn(arn, 'stateMachine', 'activity');
  const machine = service.machines.get(arn);
  if (!machine) throw new AwsError('ResourceNotFound', `Resource not found: '${arn}'`);
  return machine;
}

/** `TagResource` */
export const tagResource: Action<StepFunctions> = {
  permission: (input) => ({ action: 'states:TagResource', resource: String(input.resourceArn) }),
  run(input, service) {
    const machine = taggedMachine(service, requiredString(input, 'resourceArn', { min: 1, max: 256 }));
    service.machines.set(machine.arn, { ...machine, tags: { ...machine.tags, ...tagsOf(input) } });
    return {};
  },
};

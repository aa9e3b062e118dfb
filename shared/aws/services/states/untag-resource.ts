import { optionalList, requiredString } from '../../input.ts';
import type { Action } from '../../service.ts';
import type { StepFunctions } from './step-functions.ts';
import { taggedMachine } from './tag-resource.ts';

/** `UntagResource` */
export const untagResource: Action<StepFunctions> = {
  permission: (input) => ({ action: 'states:UntagResource', resource: String(input.resourceArn) }),
  run(input, service) {
    const machine = taggedMachine(service, requiredString(input, 'resourceArn', { min: 1, max: 256 }));
    const keys = new Set(optionalList(input, 'tagKeys') ?? []);
    const tags = Object.fromEntries(Object.entries(machine.tags).filter(([key]) => !keys.has(key)));
    service.machines.set(machine.arn, { ...machine, tags });
    return {};
  },
};

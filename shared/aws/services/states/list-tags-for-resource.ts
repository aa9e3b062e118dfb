import { requiredString } from '../../input.ts';
import type { Action } from '../../service.ts';
import type { StepFunctions } from './step-functions.ts';
import { taggedMachine } from './tag-resource.ts';

/** `ListTagsForResource` */
export const listTagsForResource: Action<StepFunctions> = {
  permission: (input) => ({ action: 'states:ListTagsForResource', resource: String(input.resourceArn) }),
  run(input, service) {
    const machine = taggedMachine(service, requiredString(input, 'resourceArn', { min: 1, max: 256 }));
    return { tags: Object.entries(machine.tags).map(([key, value]) => ({ key, value })) };
  },
};

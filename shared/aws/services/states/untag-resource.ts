import { optionalList } from '../../input.ts';
import type { Action } from '../../service.ts';
import type { StepFunctions } from './step-functions.ts';
import { taggedResource } from './tags.ts';

/** `UntagResource` */
export const untagResource: Action<StepFunctions> = {
  permission: (input) => ({ action: 'states:UntagResource', resource: String(input.resourceArn) }),
  run(input, service) {
    const resource = taggedResource(service, input);
    const keys = new Set(optionalList(input, 'tagKeys') ?? []);
    resource.replace(Object.fromEntries(Object.entries(resource.tags).filter(([key]) => !keys.has(key))));
    return {};
  },
};

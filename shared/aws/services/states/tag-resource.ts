import type { Action } from '../../service.ts';
import type { StepFunctions } from './step-functions.ts';
import { taggedResource, tagsOf } from './tags.ts';

/** `TagResource` */
export const tagResource: Action<StepFunctions> = {
  permission: (input) => ({ action: 'states:TagResource', resource: String(input.resourceArn) }),
  run(input, service) {
    const resource = taggedResource(service, input);
    resource.replace({ ...resource.tags, ...tagsOf(input, String(input.resourceArn)) });
    return {};
  },
};

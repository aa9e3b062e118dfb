import type { Action } from '../../service.ts';
import type { StepFunctions } from './step-functions.ts';
import { taggedResource } from './tags.ts';

/** `ListTagsForResource` */
export const listTagsForResource: Action<StepFunctions> = {
  permission: (input) => ({ action: 'states:ListTagsForResource', resource: String(input.resourceArn) }),
  run(input, service) {
    const { tags } = taggedResource(service, input);
    return { tags: Object.entries(tags).map(([key, value]) => ({ key, value })) };
  },
};

import type { Action } from '../../service.ts';
import { page } from './paging.ts';
import { epochSeconds } from './records.ts';
import type { StepFunctions } from './step-functions.ts';

/** `ListActivities`: por ordem de criação. */
export const listActivities: Action<StepFunctions> = {
  permission: () => ({ action: 'states:ListActivities', resource: '*' }),
  run(input, service) {
    const { items, nextToken } = page(service.activities.all(), input, 'activities');
    return {
      activities: items.map(({ arn, name, creationDate }) => ({
        activityArn: arn,
        creationDate: epochSeconds(creationDate),
        name,
      })),
      nextToken,
    };
  },
};

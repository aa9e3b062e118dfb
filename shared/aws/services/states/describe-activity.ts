import { requiredString } from '../../input.ts';
import type { Action } from '../../service.ts';
import { checkArn } from './arns.ts';
import { epochSeconds } from './records.ts';
import type { StepFunctions } from './step-functions.ts';

/** `DescribeActivity` */
export const describeActivity: Action<StepFunctions> = {
  permission: (input) => ({ action: 'states:DescribeActivity', resource: String(input.activityArn) }),
  run(input, service) {
    const arn = requiredString(input, 'activityArn', { min: 1, max: 256 });
    checkArn(arn, 'activity');
    const activity = service.activities.get(arn);
    return {
      activityArn: arn,
      creationDate: epochSeconds(activity.creationDate),
      encryptionConfiguration: activity.encryptionConfiguration,
      name: activity.name,
    };
  },
};

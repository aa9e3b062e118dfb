import { AwsError } from '../../errors.ts';
import { requiredString } from '../../input.ts';
import type { Action } from '../../service.ts';
import type { ActivityRecord } from './activities.ts';
import { checkName } from './arns.ts';
import { defaultEncryption, encryptionConfigurationOf } from './configurations.ts';
import { epochSeconds } from './records.ts';
import type { StepFunctions } from './step-functions.ts';
import { tagsOf } from './tags.ts';

/** `CreateActivity`: repetir o nome devolve a mesma activity; só a cifra não pode ser outra. */
export const createActivity: Action<StepFunctions> = {
  permission: (input, service) => ({
    action: 'states:CreateActivity',
    resource: service.arn('activity', String(input.name)),
  }),
  run(input, service) {
    const name = requiredString(input, 'name', { min: 1, max: 80 });
    checkName(name);
    const arn = service.arn('activity', name);
    const activity: ActivityRecord = {
      arn,
      name,
      creationDate: service.context.clock.now(),
      encryptionConfiguration: encryptionConfigurationOf(input) ?? defaultEncryption,
      tags: tagsOf(input, arn),
    };
    const existing = service.activities.find(arn);
    const cipher = ({ encryptionConfiguration }: ActivityRecord) => JSON.stringify(encryptionConfiguration);
    if (existing && cipher(existing) !== cipher(activity)) {
      throw new AwsError('ActivityAlreadyExists', `Activity Already Exists: '${arn}'`);
    }
    if (!existing) service.activities.put(activity);
    return { activityArn: arn, creationDate: epochSeconds((existing ?? activity).creationDate) };
  },
};

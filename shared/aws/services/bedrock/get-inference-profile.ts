import { AwsError } from '../../errors.ts';
import type { Action } from '../../service.ts';
import type { Bedrock } from './bedrock.ts';
import { lookUp, profileOf } from './catalogue.ts';
import { profileSummary } from './list-inference-profiles.ts';

/** `GetInferenceProfile`, por id ou por ARN. */
export const getInferenceProfile: Action<Bedrock> = {
  route: 'GET /inference-profiles/{inferenceProfileIdentifier}',
  permission: ({ inferenceProfileIdentifier }, { context: { region, accountId } }) => ({
    action: 'bedrock:GetInferenceProfile',
    resource: `arn:aws:bedrock:${region}:${accountId}:inference-profile/${String(inferenceProfileIdentifier)}`,
  }),
  run({ inferenceProfileIdentifier }, { context: { region, accountId } }) {
    const target = lookUp(String(inferenceProfileIdentifier));
    if (!target?.profile)
      throw new AwsError('ResourceNotFoundException', 'Unable to find the inference profile.', 404);
    return profileSummary(profileOf(target.entry, target.profile.geography, region, accountId));
  },
};

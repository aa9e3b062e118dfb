import { AwsError } from '../../errors.ts';
import type { Action } from '../../service.ts';
import type { Bedrock } from './bedrock.ts';
import { lookUp, modelArn } from './catalogue.ts';
import { summaryOf } from './list-foundation-models.ts';

/** `GetFoundationModel`, por id ou por ARN. */
export const getFoundationModel: Action<Bedrock> = {
  route: 'GET /foundation-models/{modelIdentifier}',
  permission: ({ modelIdentifier }, { context }) => ({
    action: 'bedrock:GetFoundationModel',
    resource: modelArn(String(modelIdentifier), context.region),
  }),
  run({ modelIdentifier }, { context }) {
    const target = lookUp(String(modelIdentifier));
    if (!target || target.profile)
      throw new AwsError(
        'ResourceNotFoundException',
        'Could not resolve the foundation model from the provided model identifier.',
        404,
      );
    return { modelDetails: summaryOf(target.entry, context.region) };
  },
};

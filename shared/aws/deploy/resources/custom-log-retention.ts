import { AwsError } from '../../errors.ts';
import type { JsonObject } from '../../json.ts';
import type { Created, ResourceContext, ResourceType } from '../resource-type.ts';

async function put(
  { LogGroupName, RetentionInDays }: JsonObject,
  { aws }: ResourceContext,
): Promise<Created> {
  const logGroupName = String(LogGroupName);
  await aws.call('logs', 'CreateLogGroup', { logGroupName }).catch((error: unknown) => {
    if (!(error instanceof AwsError) || error.code !== 'ResourceAlreadyExistsException') throw error;
  });
  if (RetentionInDays === undefined) await aws.call('logs', 'DeleteRetentionPolicy', { logGroupName });
  else
    await aws.call('logs', 'PutRetentionPolicy', { logGroupName, retentionInDays: Number(RetentionInDays) });
  return { physicalId: logGroupName, attributes: { LogGroupName: logGroupName } };
}

/** `Custom::LogRetention`, do `logRetention` de uma função: o grupo fica quando a pilha é apagada, como na AWS. */
export const customLogRetention: ResourceType = {
  emulatesProvider: true,
  create: put,
  update: (_physicalId, properties, context) => put(properties, context),
  delete: async () => {},
};

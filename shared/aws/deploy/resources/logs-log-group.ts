import type { JsonObject } from '../../json.ts';
import type { Created, ResourceContext, ResourceType } from '../resource-type.ts';

function nameOf({ LogGroupName }: JsonObject, context: ResourceContext): string {
  return typeof LogGroupName === 'string' ? LogGroupName : context.generateName(512);
}

async function put(logGroupName: string, properties: JsonObject, { aws }: ResourceContext): Promise<Created> {
  const { RetentionInDays } = properties;
  if (RetentionInDays === undefined) await aws.call('logs', 'DeleteRetentionPolicy', { logGroupName });
  else
    await aws.call('logs', 'PutRetentionPolicy', { logGroupName, retentionInDays: Number(RetentionInDays) });
  return {
    physicalId: logGroupName,
    attributes: { Arn: `arn:aws:logs:${aws.region}:${aws.accountId}:log-group:${logGroupName}:*` },
  };
}

/** `AWS::Logs::LogGroup`. A retenção é guardada; as linhas daqui não envelhecem. */
export const logsLogGroup: ResourceType = {
  nameProperty: 'LogGroupName',
  identify: nameOf,
  async create(properties, context) {
    const logGroupName = nameOf(properties, context);
    await context.aws.call('logs', 'CreateLogGroup', { logGroupName });
    return put(logGroupName, properties, context);
  },
  async update(physicalId, properties, context) {
    return nameOf(properties, context) === physicalId ? put(physicalId, properties, context) : 'replace';
  },
  async delete(physicalId, { aws }) {
    await aws.call('logs', 'DeleteLogGroup', { logGroupName: physicalId });
  },
};

import type { JsonObject } from '../../json.ts';
import type { Created, ResourceContext, ResourceType } from '../resource-type.ts';

function describe(properties: JsonObject, context: ResourceContext): Created {
  const name =
    typeof properties.LogGroupName === 'string' ? properties.LogGroupName : context.generateName(512);
  return {
    physicalId: name,
    attributes: { Arn: `arn:aws:logs:${context.aws.region}:${context.aws.accountId}:log-group:${name}:*` },
  };
}

/** `AWS::Logs::LogGroup`: só o nome. O que as funções escrevem sai no terminal. */
export const logsLogGroup: ResourceType = {
  create: async (properties, context) => describe(properties, context),
  async update(physicalId, properties, context) {
    const next = describe(properties, context);
    return next.physicalId === physicalId ? next : 'replace';
  },
  delete: async () => {},
};

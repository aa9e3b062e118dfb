import { createHash } from 'node:crypto';
import type { ResourceType } from '../resource-type.ts';

/** `AWS::Lambda::Permission` */
export const lambdaPermission: ResourceType = {
  async create(properties, context) {
    const statementId = `${context.logicalId}-${createHash('sha256').update(context.logicalId).digest('hex').slice(0, 12)}`;
    await context.aws.call('lambda', 'AddPermission', {
      FunctionName: properties.FunctionName,
      StatementId: statementId,
      Action: properties.Action,
      Principal: properties.Principal,
    });
    return { physicalId: statementId, attributes: { Id: statementId } };
  },
  update: async () => 'replace',
  delete: async () => {},
};

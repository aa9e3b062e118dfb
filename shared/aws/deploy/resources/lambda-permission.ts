import type { ResourceType } from '../resource-type.ts';

/** `AWS::Lambda::Permission`: deixa um serviço chamar a função. */
export const lambdaPermission: ResourceType = {
  async create(properties, context) {
    const { FunctionName, Action, Principal, SourceArn, SourceAccount } = properties;
    const StatementId = context.generateName(100);
    await context.aws.call('lambda', 'AddPermission', {
      FunctionName,
      StatementId,
      Action,
      Principal,
      SourceArn,
      SourceAccount,
    });
    return { physicalId: StatementId, attributes: { Id: StatementId } };
  },
  update: async () => 'replace',
  async delete(physicalId, { aws }, { FunctionName }) {
    await aws.call('lambda', 'RemovePermission', { FunctionName, StatementId: physicalId });
  },
};

import type { ResourceType } from '../resource-type.ts';

/** `AWS::Lambda::Version`: publica a função como está; mudar a versão é publicar outra. */
export const lambdaVersion: ResourceType = {
  async create({ FunctionName, Description }, { aws }) {
    const { FunctionArn, Version } = (await aws.call('lambda', 'PublishVersion', {
      FunctionName,
      Description,
    })) as { FunctionArn: string; Version: string };
    return { physicalId: FunctionArn, attributes: { FunctionArn, Version } };
  },
  update: async () => 'replace',
  async delete(physicalId, { aws }) {
    const [, functionArn, version] = /^(.*):(\d+)$/.exec(physicalId) ?? [];
    await aws.call('lambda', 'DeleteFunction', { FunctionName: functionArn, Qualifier: version });
  },
};

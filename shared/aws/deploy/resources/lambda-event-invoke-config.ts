import type { JsonObject } from '../../json.ts';
import type { Created, ResourceContext, ResourceType } from '../resource-type.ts';

async function put(properties: JsonObject, { aws, logicalId, stackName }: ResourceContext): Promise<Created> {
  await aws.call('lambda', 'PutFunctionEventInvokeConfig', properties);
  return { physicalId: `${stackName}-${logicalId}`, attributes: {} };
}

/** `AWS::Lambda::EventInvokeConfig`: o `onFailure`, o `retryAttempts` e o `maxEventAge` de uma função do CDK. */
export const lambdaEventInvokeConfig: ResourceType = {
  create: put,
  async update(_physicalId, properties, context) {
    return put(properties, context);
  },
  async delete(_physicalId, { aws }, { FunctionName, Qualifier }) {
    await aws.call('lambda', 'DeleteFunctionEventInvokeConfig', { FunctionName, Qualifier });
  },
};

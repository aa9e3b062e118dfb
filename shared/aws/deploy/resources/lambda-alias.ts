import { isObject, type JsonObject } from '../../json.ts';
import type { Created, ResourceContext, ResourceType } from '../resource-type.ts';

/** Os pesos, que o CloudFormation escreve em lista e a API em objeto. */
function inputOf({
  FunctionName,
  Name,
  FunctionVersion,
  Description,
  RoutingConfig,
}: JsonObject): JsonObject {
  const listed = isObject(RoutingConfig) ? RoutingConfig.AdditionalVersionWeights : undefined;
  const weights = Array.isArray(listed) ? listed.filter(isObject) : [];
  return {
    FunctionName,
    Name,
    FunctionVersion,
    Description: Description ?? '',
    RoutingConfig: {
      AdditionalVersionWeights: Object.fromEntries(
        weights.map((item) => [String(item.FunctionVersion), Number(item.FunctionWeight)]),
      ),
    },
  };
}

async function call(
  action: 'CreateAlias' | 'UpdateAlias',
  properties: JsonObject,
  { aws }: ResourceContext,
): Promise<Created> {
  const { AliasArn } = (await aws.call('lambda', action, inputOf(properties))) as { AliasArn: string };
  return { physicalId: AliasArn, attributes: { AliasArn } };
}

/** `AWS::Lambda::Alias` */
export const lambdaAlias: ResourceType = {
  create: (properties, context) => call('CreateAlias', properties, context),
  async update(physicalId, properties, context) {
    const { FunctionName, Name } = properties;
    const name = String(FunctionName).split(':').at(-1);
    return physicalId.endsWith(`:function:${name}:${String(Name)}`)
      ? call('UpdateAlias', properties, context)
      : 'replace';
  },
  async delete(physicalId, { aws }) {
    const [, functionArn, name] = /^(.*):([^:]+)$/.exec(physicalId) ?? [];
    await aws.call('lambda', 'DeleteAlias', { FunctionName: functionArn, Name: name });
  },
};

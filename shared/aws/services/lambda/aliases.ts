import { randomUUID } from 'node:crypto';
import { AwsError } from '../../errors.ts';
import { optionalObject, optionalString } from '../../input.ts';
import type { JsonObject } from '../../json.ts';
import type { Lambda } from './lambda.ts';
import type { AliasRecord } from './records.ts';

/** Um apelido na forma da API. */
export function describeAlias(service: Lambda, alias: AliasRecord): JsonObject {
  return {
    AliasArn: `${service.arn(alias.functionName)}:${alias.name}`,
    Name: alias.name,
    FunctionVersion: alias.version,
    Description: alias.description,
    ...(Object.keys(alias.weights).length > 0
      ? { RoutingConfig: { AdditionalVersionWeights: alias.weights } }
      : {}),
    RevisionId: alias.revisionId,
  };
}

function weightsOf(input: JsonObject): Record<string, number> | undefined {
  const routing = optionalObject(input, 'RoutingConfig');
  const weights = routing && (optionalObject(routing, 'AdditionalVersionWeights') ?? {});
  return (
    weights &&
    Object.fromEntries(Object.entries(weights).map(([version, weight]) => [version, Number(weight)]))
  );
}

/**
 * Um apelido com o que o pedido muda nele.
 * @throws `AwsError` `ResourceNotFoundException` quando a versão não existe
 */
export function withInput(service: Lambda, alias: AliasRecord, input: JsonObject): AliasRecord {
  const next: AliasRecord = {
    ...alias,
    version: optionalString(input, 'FunctionVersion') ?? alias.version,
    description: optionalString(input, 'Description', { max: 256 }) ?? alias.description,
    weights: weightsOf(input) ?? alias.weights,
    revisionId: randomUUID(),
  };
  for (const version of [next.version, ...Object.keys(next.weights)]) {
    if (version === '$LATEST' && Object.keys(next.weights).length > 0) {
      throw new AwsError(
        'InvalidParameterValueException',
        '$LATEST is not supported for an alias pointing to more than 1 version',
      );
    }
    service.find(alias.functionName, version);
  }
  return next;
}

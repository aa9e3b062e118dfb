import { compile, InvalidDefinition, type StateMachineType } from '../../../asl/index.ts';
import { parseArn } from '../../arn.ts';
import { AwsError } from '../../errors.ts';
import { optionalList, optionalObject } from '../../input.ts';
import { isObject, type JsonObject } from '../../json.ts';

/**
 * Confere que a definição compila.
 * @throws `AwsError` `InvalidDefinition`, com os diagnósticos na frase da AWS
 */
export function checkDefinition(definition: string, type: StateMachineType): void {
  try {
    compile(definition, { type });
  } catch (error) {
    if (error instanceof InvalidDefinition) {
      // A causa leva os diagnósticos, que quem explica o erro em português quer um a um.
      throw Object.assign(new AwsError('InvalidDefinition', error.message), { cause: error });
    }
    throw error;
  }
}

/** @throws `AwsError` `InvalidArn` quando não é o ARN de um papel */
export function checkRoleArn(roleArn: string): void {
  const arn = parseArn(roleArn);
  if (arn?.service !== 'iam' || !arn.resource.startsWith('role/')) {
    throw new AwsError('InvalidArn', `Invalid Role Arn: '${roleArn}'`);
  }
}

/** `loggingConfiguration` do pedido, ou a da AWS quando nada é dito. Os registros não são escritos; ela só é guardada. */
export function loggingConfigurationOf(input: JsonObject): JsonObject | undefined {
  return optionalObject(input, 'loggingConfiguration');
}

/** `tracingConfiguration` do pedido; só é guardada. */
export function tracingConfigurationOf(input: JsonObject): JsonObject | undefined {
  return optionalObject(input, 'tracingConfiguration');
}

export const defaultLogging: JsonObject = { includeExecutionData: false, level: 'OFF' };
export const defaultTracing: JsonObject = { enabled: false };

/** A lista `[{ key, value }]` do pedido como pares. */
export function tagsOf(input: JsonObject): Record<string, string> {
  const tags: [string, string][] = (optionalList(input, 'tags') ?? []).map((tag) => {
    const key = isObject(tag) ? tag.key : undefined;
    const value = isObject(tag) ? (tag.value ?? '') : undefined;
    if (typeof key !== 'string' || key === '' || typeof value !== 'string') {
      throw new AwsError(
        'ValidationException',
        "1 validation error detected: Value at 'tags' is not a list of tags",
      );
    }
    return [key, value];
  });
  return Object.fromEntries(tags);
}

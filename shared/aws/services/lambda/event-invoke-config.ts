import { AwsError } from '../../errors.ts';
import { optionalInteger, optionalObject, optionalString } from '../../input.ts';
import type { JsonObject } from '../../json.ts';
import type { Lambda } from './lambda.ts';
import type { EventInvokeConfig } from './records.ts';

/** A chave de uma configuração: o nome e o qualificador da função. */
export function targetOf(input: JsonObject, service: Lambda): string {
  const { name } = service.find(input.FunctionName, input.Qualifier);
  return `${name}:${String(input.Qualifier ?? service.qualifierIn(input.FunctionName) ?? '$LATEST')}`;
}

/** @throws `AwsError` `ResourceNotFoundException` */
export function existingConfig(input: JsonObject, service: Lambda): EventInvokeConfig {
  const target = targetOf(input, service);
  const config = service.eventConfigs.get(target);
  if (!config) {
    throw new AwsError(
      'ResourceNotFoundException',
      `The function ${service.arn(target)} doesn't have an EventInvokeConfig`,
      404,
    );
  }
  return config;
}

/** O que o pedido diz da configuração; ausente é `undefined`. */
export function readConfig(input: JsonObject): Partial<EventInvokeConfig> {
  const destinations = optionalObject(input, 'DestinationConfig') ?? {};
  const destination = (name: string) => {
    const config = optionalObject(destinations, name);
    return config && optionalString(config, 'Destination');
  };
  const entries = Object.entries({
    maximumRetryAttempts: optionalInteger(input, 'MaximumRetryAttempts', { min: 0, max: 2 }),
    maximumEventAge: optionalInteger(input, 'MaximumEventAgeInSeconds', { min: 60, max: 21_600 }),
    onSuccess: destination('OnSuccess'),
    onFailure: destination('OnFailure'),
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** Na forma da API. */
export function describeConfig(config: EventInvokeConfig, service: Lambda): JsonObject {
  const { target, maximumRetryAttempts, maximumEventAge, onSuccess, onFailure, lastModified } = config;
  return {
    FunctionArn: service.arn(target),
    LastModified: lastModified / 1000,
    MaximumRetryAttempts: maximumRetryAttempts,
    MaximumEventAgeInSeconds: maximumEventAge,
    DestinationConfig: {
      OnSuccess: onSuccess === undefined ? {} : { Destination: onSuccess },
      OnFailure: onFailure === undefined ? {} : { Destination: onFailure },
    },
  };
}

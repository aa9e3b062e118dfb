import { AwsError } from '../../errors.ts';
import {
  optionalBoolean,
  optionalInteger,
  optionalList,
  optionalObject,
  optionalOneOf,
  optionalString,
} from '../../input.ts';
import { isObject, type JsonObject } from '../../json.ts';

// As configurações de uma máquina são conferidas, guardadas e devolvidas; os registros, os traços e a cifra
// que elas pedem não são feitos aqui.

export const defaultLogging: JsonObject = { includeExecutionData: false, level: 'OFF' };
export const defaultTracing: JsonObject = { enabled: false };
export const defaultEncryption: JsonObject = { type: 'AWS_OWNED_KEY' };

function invalidLogging(): never {
  throw new AwsError(
    'InvalidLoggingConfiguration',
    'Invalid Logging Configuration: Must specify exactly one Log Destination.',
  );
}

function isLogGroup(destination: unknown): boolean {
  if (!isObject(destination) || !isObject(destination.cloudWatchLogsLogGroup)) return false;
  const { logGroupArn } = destination.cloudWatchLogsLogGroup;
  return typeof logGroupArn === 'string' && /^arn:[^:]+:logs:[^:]*:[^:]*:log-group:./.test(logGroupArn);
}

/**
 * `loggingConfiguration` do pedido, com o que falta nos valores que a AWS põe; `undefined` quando não vem.
 * @throws `AwsError` `InvalidLoggingConfiguration`
 */
export function loggingConfigurationOf(input: JsonObject): JsonObject | undefined {
  const given = optionalObject(input, 'loggingConfiguration');
  if (!given) return undefined;
  const level = optionalOneOf(given, 'level', ['ALL', 'ERROR', 'FATAL', 'OFF']) ?? 'OFF';
  const includeExecutionData = optionalBoolean(given, 'includeExecutionData') ?? false;
  const destinations = optionalList(given, 'destinations');
  if (destinations && (destinations.length > 1 || !destinations.every(isLogGroup))) invalidLogging();
  if (level !== 'OFF' && !destinations?.length) invalidLogging();
  return { ...(destinations ? { destinations } : {}), includeExecutionData, level };
}

/** `tracingConfiguration` do pedido; `undefined` quando não vem. */
export function tracingConfigurationOf(input: JsonObject): JsonObject | undefined {
  const given = optionalObject(input, 'tracingConfiguration');
  return given && { enabled: optionalBoolean(given, 'enabled') ?? false };
}

/**
 * `encryptionConfiguration` do pedido; `undefined` quando não vem.
 * @throws `AwsError` `InvalidEncryptionConfiguration`
 */
export function encryptionConfigurationOf(input: JsonObject): JsonObject | undefined {
  const given = optionalObject(input, 'encryptionConfiguration');
  if (!given) return undefined;
  const type = optionalOneOf(given, 'type', ['AWS_OWNED_KEY', 'CUSTOMER_MANAGED_KMS_KEY']);
  const kmsKeyId = optionalString(given, 'kmsKeyId', { min: 1, max: 2048 });
  const reuse = optionalInteger(given, 'kmsDataKeyReusePeriodSeconds', { min: 60, max: 900 });
  if (type === 'CUSTOMER_MANAGED_KMS_KEY') {
    if (kmsKeyId === undefined) invalidEncryption('kmsKeyId must be specified for CUSTOMER_MANAGED_KMS_KEY');
    return { kmsDataKeyReusePeriodSeconds: reuse ?? 300, kmsKeyId, type };
  }
  if (type === undefined) invalidEncryption('type must be specified');
  if (kmsKeyId !== undefined || reuse !== undefined)
    invalidEncryption('kmsKeyId and kmsDataKeyReusePeriodSeconds must not be specified for AWS_OWNED_KEY');
  return { type };
}

function invalidEncryption(reason: string): never {
  throw new AwsError('InvalidEncryptionConfiguration', `Invalid Encryption Configuration: '${reason}'`);
}

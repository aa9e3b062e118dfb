import { AwsError } from '../../errors.ts';
import { optionalInteger, optionalList, optionalObject, optionalString } from '../../input.ts';
import type { JsonObject } from '../../json.ts';
import type { ServiceContext } from '../../service.ts';
import { readVariables } from './environment-variables.ts';
import type { FunctionRecord } from './records.ts';

/** Os campos que se configuram numa função, lidos do pedido; ausente é `undefined`. */
export function readConfiguration(input: JsonObject) {
  const runtime = optionalString(input, 'Runtime');
  if ((optionalList(input, 'Layers') ?? []).length > 0) {
    throw new AwsError(
      'InvalidParameterValueException',
      "This endpoint has no layers: bundle the dependencies in the function's code.",
    );
  }
  if (runtime !== undefined && !/^nodejs\d+\.x$/.test(runtime)) {
    throw new AwsError(
      'InvalidParameterValueException',
      `Value ${runtime} at 'runtime' failed to satisfy constraint: this endpoint only runs Node.js runtimes (nodejs20.x, nodejs22.x, nodejs24.x)`,
    );
  }
  const deadLetter = optionalObject(input, 'DeadLetterConfig');
  const logging = optionalObject(input, 'LoggingConfig');
  return {
    runtime,
    handler: optionalString(input, 'Handler', { max: 128 }),
    roleArn: optionalString(input, 'Role'),
    description: optionalString(input, 'Description', { max: 256 }),
    timeout: optionalInteger(input, 'Timeout', { min: 1, max: 900 }),
    memorySize: optionalInteger(input, 'MemorySize', { min: 128, max: 10_240 }),
    environment: readVariables(input),
    deadLetterArn: deadLetter && (optionalString(deadLetter, 'TargetArn') ?? ''),
    logGroup: logging && (optionalString(logging, 'LogGroup', { min: 1, max: 512 }) ?? ''),
  };
}

/** O grupo de registros em que a função escreve. */
export function logGroupOf({ name, logGroup }: FunctionRecord): string {
  return logGroup || `/aws/lambda/${name}`;
}

/** A configuração de uma função, na forma que a API devolve. */
export function describe(record: FunctionRecord): JsonObject {
  return {
    FunctionName: record.name,
    FunctionArn: record.version === '$LATEST' ? record.arn : `${record.arn}:${record.version}`,
    Runtime: record.runtime,
    Role: record.roleArn,
    Handler: record.handler,
    CodeSize: record.code.size,
    Description: record.description,
    Timeout: record.timeout,
    MemorySize: record.memorySize,
    LastModified: new Date(record.lastModified).toISOString().replace('Z', '+0000'),
    CodeSha256: record.code.sha256,
    Version: record.version,
    ...(Object.keys(record.environment).length > 0 ? { Environment: { Variables: record.environment } } : {}),
    ...(record.deadLetterArn ? { DeadLetterConfig: { TargetArn: record.deadLetterArn } } : {}),
    TracingConfig: { Mode: 'PassThrough' },
    RevisionId: record.revisionId,
    State: 'Active',
    LastUpdateStatus: 'Successful',
    PackageType: 'Zip',
    Architectures: record.architectures,
    EphemeralStorage: { Size: 512 },
    LoggingConfig: { LogFormat: 'Text', LogGroup: logGroupOf(record) },
  };
}

/**
 * O papel tem de confiar na Lambda.
 * @throws `AwsError` `InvalidParameterValueException`
 */
export function checkRole(roleArn: string, functionArn: string, { iam }: ServiceContext): void {
  if (iam.trustsService(roleArn, 'lambda', functionArn)) return;
  throw new AwsError(
    'InvalidParameterValueException',
    'The role defined for the function cannot be assumed by Lambda.',
  );
}

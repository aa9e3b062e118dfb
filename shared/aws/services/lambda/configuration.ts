import { AwsError } from '../../errors.ts';
import { optionalInteger, optionalObject, optionalString } from '../../input.ts';
import type { JsonObject } from '../../json.ts';
import type { Lambda } from './lambda.ts';
import type { FunctionRecord } from './records.ts';

/** Os campos que se configuram numa função, lidos do pedido; ausente é `undefined`. */
export function readConfiguration(input: JsonObject) {
  const runtime = optionalString(input, 'Runtime');
  if (runtime !== undefined && !/^nodejs\d+\.x$/.test(runtime)) {
    throw new AwsError(
      'InvalidParameterValueException',
      `Value ${runtime} at 'runtime' failed to satisfy constraint: this endpoint only runs Node.js runtimes (nodejs20.x, nodejs22.x, nodejs24.x)`,
    );
  }
  const variables = optionalObject(optionalObject(input, 'Environment') ?? {}, 'Variables');
  return {
    runtime,
    handler: optionalString(input, 'Handler', { max: 128 }),
    roleArn: optionalString(input, 'Role'),
    description: optionalString(input, 'Description', { max: 256 }),
    timeout: optionalInteger(input, 'Timeout', { min: 1, max: 900 }),
    memorySize: optionalInteger(input, 'MemorySize', { min: 128, max: 10_240 }),
    environment:
      input.Environment === undefined
        ? undefined
        : Object.fromEntries(Object.entries(variables ?? {}).map(([name, value]) => [name, String(value)])),
  };
}

/** A configuração de uma função, na forma que a API devolve. */
export function describe(service: Lambda, record: FunctionRecord): JsonObject {
  return {
    FunctionName: record.name,
    FunctionArn: service.arn(record.name),
    Runtime: record.runtime,
    Role: record.roleArn,
    Handler: record.handler,
    CodeSize: record.code.size,
    Description: record.description,
    Timeout: record.timeout,
    MemorySize: record.memorySize,
    LastModified: new Date(record.lastModified).toISOString().replace('Z', '+0000'),
    CodeSha256: record.code.sha256,
    Version: '$LATEST',
    ...(Object.keys(record.environment).length > 0 ? { Environment: { Variables: record.environment } } : {}),
    TracingConfig: { Mode: 'PassThrough' },
    RevisionId: record.revisionId,
    State: 'Active',
    LastUpdateStatus: 'Successful',
    PackageType: 'Zip',
    Architectures: record.architectures,
    EphemeralStorage: { Size: 512 },
    LoggingConfig: { LogFormat: 'Text', LogGroup: `/aws/lambda/${record.name}` },
  };
}

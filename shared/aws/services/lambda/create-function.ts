import { randomUUID } from 'node:crypto';
import { AwsError } from '../../errors.ts';
import { optionalObject, requiredString } from '../../input.ts';
import type { Action } from '../../service.ts';
import { refuseLocalCode } from './code-source.ts';
import { checkRole, describe, readConfiguration } from './configuration.ts';
import type { Lambda } from './lambda.ts';
import type { FunctionRecord } from './records.ts';
import { publish } from './versions.ts';

/**
 * `CreateFunction`. `Code` traz `ZipFile` (base64), como na AWS, ou `LocalFolder`, que só existe aqui: a pasta
 * que o CDK deixou pronta.
 */
export const createFunction: Action<Lambda> = {
  route: 'POST /2015-03-31/functions',
  status: 201,
  permission: (input, service) => ({
    action: 'lambda:CreateFunction',
    resource: service.arnOf(input.FunctionName),
  }),
  async run(input, service, call) {
    refuseLocalCode(input.Code, call);
    const name = service.nameOf(requiredString(input, 'FunctionName', { min: 1, max: 140 }));
    const role = requiredString(input, 'Role');
    const { runtime, handler, description, timeout, memorySize, environment, deadLetterArn, logGroup } =
      readConfiguration(input);
    if (!runtime || !handler) {
      throw new AwsError(
        'InvalidParameterValueException',
        'Runtime and Handler are mandatory parameters for functions created with deployment packages.',
      );
    }
    if (service.functions.get(name)) {
      throw new AwsError('ResourceConflictException', `Function already exist: ${name}`, 409);
    }
    checkRole(role, service.arn(name), service.context);
    const tags = Object.entries(optionalObject(input, 'Tags') ?? {}).map(([key, value]) => [
      key,
      String(value),
    ]);
    const record: FunctionRecord = {
      name,
      version: '$LATEST',
      arn: service.arn(name),
      runtime,
      handler,
      roleArn: role,
      description: description ?? '',
      timeout: timeout ?? 3,
      memorySize: memorySize ?? 128,
      environment: environment ?? {},
      architectures: Array.isArray(input.Architectures) ? input.Architectures.map(String) : ['x86_64'],
      tags: Object.fromEntries(tags),
      code: await service.storeCode(input.Code),
      lastModified: Date.now(),
      revisionId: randomUUID(),
      ...(deadLetterArn ? { deadLetterArn } : {}),
      ...(logGroup ? { logGroup } : {}),
    };
    service.functions.set(name, record);
    service.runner.warm();
    return describe(input.Publish === true ? publish(service, record) : record);
  },
};

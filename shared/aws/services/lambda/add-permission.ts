import { AwsError } from '../../errors.ts';
import { optionalString, requiredString } from '../../input.ts';
import type { JsonObject } from '../../json.ts';
import type { Action } from '../../service.ts';
import { policyOf, putPolicy } from './function-policy.ts';
import type { Lambda } from './lambda.ts';

function principalOf(text: string, accountId: string): unknown {
  if (text === '*') return '*';
  if (/\.amazonaws\.com(\.cn)?$/.test(text)) return { Service: text };
  if (text === accountId || /^\d{12}$/.test(text)) return { AWS: `arn:aws:iam::${text}:root` };
  return { AWS: text };
}

function conditionOf(input: JsonObject): JsonObject {
  const sourceArn = optionalString(input, 'SourceArn');
  const sourceAccount = optionalString(input, 'SourceAccount');
  const condition = {
    ...(sourceAccount === undefined ? {} : { StringEquals: { 'AWS:SourceAccount': sourceAccount } }),
    ...(sourceArn === undefined ? {} : { ArnLike: { 'AWS:SourceArn': sourceArn } }),
  };
  return Object.keys(condition).length === 0 ? {} : { Condition: condition };
}

/** `AddPermission`: deixa um serviço (SNS, S3, EventBridge) ou outra conta fazer algo com a função. */
export const addPermission: Action<Lambda> = {
  route: 'POST /2015-03-31/functions/{FunctionName}/policy',
  status: 201,
  permission: (input, service) => ({
    action: 'lambda:AddPermission',
    resource: service.arnOf(input.FunctionName),
  }),
  run(input, service) {
    service.find(input.FunctionName, input.Qualifier);
    const arn = service.arnOf(input.FunctionName, input.Qualifier);
    const sid = requiredString(input, 'StatementId', { min: 1, max: 100 });
    const policy = policyOf(service, arn);
    if (policy.Statement.some(({ Sid }) => Sid === sid)) {
      throw new AwsError(
        'ResourceConflictException',
        `The statement id (${sid}) provided already exists. Please provide a new statement id, or remove the existing statement.`,
        409,
      );
    }
    const statement = {
      Sid: sid,
      Effect: 'Allow',
      Principal: principalOf(requiredString(input, 'Principal'), service.context.accountId),
      Action: requiredString(input, 'Action'),
      Resource: arn,
      ...conditionOf(input),
    };
    putPolicy(service, arn, { ...policy, Statement: [...policy.Statement, statement] });
    return { Statement: JSON.stringify(statement) };
  },
};

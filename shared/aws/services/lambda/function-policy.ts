import { AwsError } from '../../errors.ts';
import { isObject, type JsonObject } from '../../json.ts';
import type { Lambda } from './lambda.ts';

/** A política de uma função: as declarações que `AddPermission` foi somando. */
export interface FunctionPolicy {
  readonly Version: '2012-10-17';
  readonly Id: 'default';
  readonly Statement: readonly JsonObject[];
}

/** A política guardada de uma função ou de um apelido, vazia quando ninguém pôs nada. */
export function policyOf({ context }: Lambda, arn: string): FunctionPolicy {
  const stored = context.iam.resourcePolicy(arn);
  const Statement = isObject(stored) && Array.isArray(stored.Statement) ? stored.Statement : [];
  return { Version: '2012-10-17', Id: 'default', Statement: Statement.filter(isObject) };
}

/** @throws `AwsError` `ResourceNotFoundException` quando não sobra declaração nenhuma com que responder */
export function existingPolicy(service: Lambda, arn: string): FunctionPolicy {
  const policy = policyOf(service, arn);
  if (policy.Statement.length === 0) {
    throw new AwsError('ResourceNotFoundException', 'The resource you requested does not exist.', 404);
  }
  return policy;
}

export function putPolicy({ context }: Lambda, arn: string, policy: FunctionPolicy): void {
  if (policy.Statement.length === 0) context.iam.deleteResourcePolicy(arn);
  else context.iam.putResourcePolicy(arn, policy);
}

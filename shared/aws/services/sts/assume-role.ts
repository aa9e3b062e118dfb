import { parseArn } from '../../arn.ts';
import { AwsError } from '../../errors.ts';
import { type Caller, callerArn, callerValues, principalNames } from '../../iam/caller.ts';
import { evaluateForPrincipal } from '../../iam/policy.ts';
import type { JsonObject } from '../../json.ts';
import type { Action, ServiceContext } from '../../service.ts';
import { callerOf, principalId } from './identity.ts';

/** Segundos: o padrão e os limites da AWS. */
const DURATION = { usual: 3600, min: 900, max: 43_200 };

function refuse(value: string, field: string, constraint: string): AwsError {
  return new AwsError(
    'ValidationError',
    `1 validation error detected: Value '${value}' at '${field}' failed to satisfy constraint: ${constraint}`,
  );
}

function sessionNameOf({ RoleSessionName }: JsonObject): string {
  const name = String(RoleSessionName ?? '');
  if (!/^[\w+=,.@-]{2,64}$/.test(name)) {
    throw refuse(name, 'roleSessionName', 'Member must satisfy regular expression pattern: [\\w+=,.@-]*');
  }
  return name;
}

function durationOf({ DurationSeconds = DURATION.usual }: JsonObject): number {
  const seconds = Number(DurationSeconds);
  if (!Number.isInteger(seconds) || seconds < DURATION.min) {
    throw refuse(
      String(DurationSeconds),
      'durationSeconds',
      `Member must have value greater than or equal to ${DURATION.min}`,
    );
  }
  if (seconds > DURATION.max) {
    throw refuse(
      String(seconds),
      'durationSeconds',
      `Member must have value less than or equal to ${DURATION.max}`,
    );
  }
  return seconds;
}

/** Diz se a política de confiança do papel deixa quem chama assumi-lo. */
function trusts(
  { iam, clock, region }: ServiceContext,
  roleArn: string,
  caller: Caller,
  externalId: unknown,
): boolean {
  const role = iam.role(roleArn);
  if (!iam.isEnforced || !role) return true;
  const values = {
    ...callerValues(caller, region, clock.now()),
    ...(typeof externalId === 'string' ? { 'sts:ExternalId': externalId } : {}),
  };
  const names = principalNames(caller);
  return evaluateForPrincipal(role.assumeRolePolicy, names, 'sts:AssumeRole', roleArn, values) === 'allow';
}

/**
 * `AssumeRole`: credenciais novas para um papel que confia em quem chama. Um papel que a AWS local não conhece
 * confia em todos, como em todo o resto.
 */
export const assumeRole: Action<ServiceContext> = {
  permission: (input) => ({ action: 'sts:AssumeRole', resource: String(input.RoleArn) }),
  run(input, context, call) {
    const roleArn = String(input.RoleArn ?? '');
    const parsed = parseArn(roleArn);
    if (parsed?.service !== 'iam' || !parsed.resource.startsWith('role/')) {
      throw new AwsError('ValidationError', `${roleArn} is invalid`);
    }
    const sessionName = sessionNameOf(input);
    const seconds = durationOf(input);
    const caller = callerOf(context, call);
    if (!trusts(context, roleArn, caller, input.ExternalId)) {
      throw new AwsError(
        'AccessDenied',
        `User: ${callerArn(caller)} is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`,
        403,
      );
    }
    const session = context.iam.openSession(roleArn, sessionName);
    const roleName = session.assumedRoleArn.split('/')[1] ?? '';
    return {
      AssumedRoleUser: {
        AssumedRoleId: `${principalId('AROA', roleName)}:${sessionName}`,
        Arn: session.assumedRoleArn,
      },
      Credentials: {
        AccessKeyId: session.accessKeyId,
        SecretAccessKey: session.secretAccessKey,
        SessionToken: session.sessionToken,
        Expiration: new Date(context.clock.now() + seconds * 1000).toISOString().replace(/\.\d+Z$/, 'Z'),
      },
    };
  },
};

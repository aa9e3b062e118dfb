import { AwsError } from '../errors.ts';
import type { Caller } from '../iam/caller.ts';
import { denialHint } from '../iam/denial-hint.ts';
import type { JsonObject } from '../json.ts';
import type { Action, Call, ServiceContext, ServiceDefinition } from '../service.ts';

/** Quem chama: quem assinou o pedido ou, numa chamada por dentro, em nome de quem ela é; o deploy pode tudo. */
function callerOf({ iam }: ServiceContext, { request, caller }: Call): Caller | undefined {
  if (caller) return caller;
  return request && iam.callerOf(request.headers.authorization);
}

/**
 * Confere as permissões que uma ação exige. Uma recusa a um papel sai também no terminal, em português, com a linha
 * de CDK que falta.
 * @throws `AwsError` `AccessDeniedException`, nas palavras da AWS
 */
export function authorize<S>(
  context: ServiceContext,
  definition: ServiceDefinition<S>,
  service: S,
  action: Action<S>,
  input: JsonObject,
  call: Call,
): void {
  const caller = callerOf(context, call);
  if (!caller || !action.permission) return;
  for (const permission of [action.permission(input, service)].flat()) {
    const policy = definition.resourcePolicy?.(permission.resource, service);
    const denial = context.iam.denialOf(caller, permission, policy);
    if (!denial) continue;
    const hint = denialHint(denial);
    if (hint !== undefined) context.log({ kind: 'problem', message: hint });
    throw new AwsError('AccessDeniedException', denial.message, 403);
  }
}

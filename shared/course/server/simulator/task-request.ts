import type { LoneTask } from '../../../testing/local-aws.ts';
import { BadRequest, optionalInteger } from '../request-body.ts';

/** O ARN mais longo que a AWS aceita em um `Resource`, com folga. */
const LONGEST_TEXT = 2048;

/**
 * A tarefa que a página pede, conferida campo a campo.
 * @throws {BadRequest} quando falta um campo ou algum é de outro tipo
 */
export function taskRequest(body: Record<string, unknown>): LoneTask {
  return {
    resource: text(body, 'resource'),
    arguments: (body.arguments ?? null) as LoneTask['arguments'],
    stateName: text(body, 'stateName'),
    executionArn: text(body, 'executionArn'),
    attempt: optionalInteger(body, 'attempt', 0) ?? 0,
    ...('token' in body ? { token: text(body, 'token') } : {}),
    ...('roleArn' in body ? { roleArn: text(body, 'roleArn') } : {}),
    timeoutSeconds: optionalInteger(body, 'timeoutSeconds', 0),
    heartbeatSeconds: optionalInteger(body, 'heartbeatSeconds', 0),
  };
}

function text(body: Record<string, unknown>, name: string): string {
  const value = body[name];
  if (typeof value !== 'string' || value === '' || value.length > LONGEST_TEXT) {
    throw new BadRequest(`"${name}" deve ser um texto de até ${LONGEST_TEXT} caracteres.`);
  }
  return value;
}

import { createHash } from 'node:crypto';

/**
 * O nome de um recurso que a pilha não nomeou, o mesmo em todo deploy.
 * @param generation cresce a cada substituição: o novo existe ao lado do antigo até o fim do deploy
 */
export function generatedName(
  stackName: string,
  logicalId: string,
  type: string,
  generation: number,
  maxLength: number,
): string {
  const suffix = createHash('sha256')
    .update(`${stackName}/${logicalId}${generation === 0 ? '' : `/${generation}`}`)
    .digest('hex')
    .slice(0, 12)
    .toUpperCase();
  // O CloudFormation nomeia uma máquina só pelo nome lógico; os outros recursos, pela pilha e por ele.
  const prefix = type === 'AWS::StepFunctions::StateMachine' ? logicalId : `${stackName}-${logicalId}`;
  return `${prefix.slice(0, maxLength - suffix.length - 1)}-${suffix}`;
}

import { parseArn } from '../../arn.ts';
import { AwsError } from '../../errors.ts';

/** Os recursos do Step Functions que um ARN pode nomear. */
export type ResourceKind = 'stateMachine' | 'execution' | 'express' | 'activity' | 'mapRun';

/**
 * Confere que `arn` nomeia um recurso do tipo esperado.
 * @throws `AwsError` `InvalidArn`
 */
export function checkArn(arn: string, ...kinds: readonly ResourceKind[]): void {
  const parsed = parseArn(arn);
  if (parsed?.service !== 'states')
    throw new AwsError('InvalidArn', `Invalid Arn: 'Invalid ARN prefix: ${arn}'`);
  const kind = parsed.resource.split(':')[0] ?? '';
  if (!(kinds as readonly string[]).includes(kind)) {
    throw new AwsError('InvalidArn', `Invalid Arn: 'Resource type not valid in this context: ${kind}'`);
  }
}

/**
 * Confere um nome de máquina ou de execução: sem espaços, colchetes, curingas nem caracteres de controle.
 * @throws `AwsError` `InvalidName`
 */
export function checkName(name: string): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a AWS recusa justamente os caracteres de controle.
  if (/[\s<>{}[\]?*"#%\\^|~`$&,;:/\u0000-\u001f\u007f-\u009f]/.test(name)) {
    throw new AwsError('InvalidName', `Invalid Name: '${name}'`);
  }
}

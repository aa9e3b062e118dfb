import { parseArn } from '../../arn.ts';
import { AwsError } from '../../errors.ts';
import type { StepFunctions } from './step-functions.ts';

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

/** O que vem depois do nome da máquina num ARN: `:7` é uma versão, `:PROD` um apelido, `/rotulo` um Map Distributed. */
export type MachineQualifier =
  | { readonly kind: 'none' }
  | { readonly kind: 'version'; readonly machineArn: string; readonly number: number }
  | { readonly kind: 'alias'; readonly machineArn: string }
  | { readonly kind: 'label' };

/** Lê o qualificador de um ARN de máquina já conferido. */
export function qualifierOf(arn: string): MachineQualifier {
  const parts = arn.split(':');
  if (parts[6]?.includes('/')) return { kind: 'label' };
  const qualifier = parts[7];
  if (qualifier === undefined) return { kind: 'none' };
  const machineArn = parts.slice(0, 7).join(':');
  return /^\d+$/.test(qualifier)
    ? { kind: 'version', machineArn, number: Number(qualifier) }
    : { kind: 'alias', machineArn };
}

/**
 * Confere o ARN de uma máquina numa ação que não serve para o estado Map de dentro dela (`maquina/rotulo`).
 * @throws `AwsError` `InvalidArn` ou `ValidationException`
 */
export function checkMachineArn(arn: string): void {
  checkArn(arn, 'stateMachine');
  if (qualifierOf(arn).kind === 'label') {
    throw new AwsError('ValidationException', `This operation does not support labeled ARNs: '${arn}'`, 400, {
      reason: 'API_DOES_NOT_SUPPORT_LABELED_ARNS',
    });
  }
}

/**
 * Confere um nome de máquina, de execução ou de activity: sem espaços, colchetes, curingas, caracteres de
 * controle nem pares substitutos (um emoji são dois).
 * @throws `AwsError` `InvalidName`
 */
export function checkName(name: string): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a AWS recusa justamente os caracteres de controle.
  if (/[\s<>{}[\]?*"#%\\^|~`$&,;:/\u0000-\u001f\u007f-\u009f\ud800-\udfff\ufffe\uffff]/.test(name)) {
    throw new AwsError('InvalidName', `Invalid Name: '${name}'`);
  }
}

/**
 * Confere o ARN de uma execução. O de uma Express só serve quando ela é filha de um Map Run.
 * @throws `AwsError` `InvalidArn`
 */
export function checkExecutionArn(arn: string, { executions }: StepFunctions): void {
  if (executions.find(arn)?.mapRunArn !== undefined) return;
  checkArn(arn, 'execution');
}

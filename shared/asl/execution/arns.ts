import type { StateMachine } from '../machine/machine.ts';
import type { ExecutionOptions } from './execution.ts';

/** Como a execução e a máquina se chamam na AWS. */
export interface Arns {
  readonly execution: string;
  readonly stateMachine: string;
  readonly stateMachineName: string;
  readonly role: string;
  readonly region: string;
}

const DEFAULT_REGION = 'us-east-1';
const DEFAULT_ACCOUNT = '000000000000';

/** Os ARNs pedidos nas opções; o que falta é derivado do que há. */
export function arnsOf(machine: StateMachine, name: string, options: ExecutionOptions): Arns {
  const given = (options.stateMachineArn ?? options.executionArn ?? '').split(':');
  const region = options.region ?? (given[3] || DEFAULT_REGION);
  const account = given[4] || DEFAULT_ACCOUNT;
  const stateMachineName = options.stateMachineName ?? (given[6] || 'StateMachine');
  const kind = machine.type === 'EXPRESS' ? 'express' : 'execution';
  const prefix = `arn:aws:states:${region}:${account}`;
  return {
    region,
    stateMachineName,
    role: options.roleArn ?? `arn:aws:iam::${account}:role/StepFunctionsRole`,
    stateMachine: options.stateMachineArn ?? `${prefix}:stateMachine:${stateMachineName}`,
    execution: options.executionArn ?? `${prefix}:${kind}:${stateMachineName}:${name}`,
  };
}

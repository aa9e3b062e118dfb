import type { StateMachine } from '../machine/machine.ts';
import type { ExecutionOptions } from './execution.ts';

const DEFAULT_REGION = 'us-east-1';
const DEFAULT_ACCOUNT = '000000000000';

/** Como a máquina se chama na AWS, igual para todas as suas execuções. */
export class Arns {
  readonly stateMachine: string;
  readonly stateMachineName: string;
  readonly role: string;
  readonly region: string;
  /** Os detalhes de `ExecutionStarted`, compartilhados por todas as execuções. */
  readonly startedDetails: {
    readonly roleArn: string;
    readonly stateMachineAliasArn?: string;
    readonly stateMachineVersionArn?: string;
  };
  readonly #executionPrefix: string;

  constructor(machine: StateMachine, options: ExecutionOptions) {
    const given = (options.stateMachineArn ?? options.executionArn ?? '').split(':');
    const account = given[4] || DEFAULT_ACCOUNT;
    this.region = options.region ?? (given[3] || DEFAULT_REGION);
    this.stateMachineName = options.stateMachineName ?? (given[6] || 'StateMachine');
    this.role = options.roleArn ?? `arn:aws:iam::${account}:role/StepFunctionsRole`;
    const { stateMachineAliasArn, stateMachineVersionArn } = options;
    this.startedDetails = {
      roleArn: this.role,
      ...(stateMachineAliasArn === undefined ? {} : { stateMachineAliasArn }),
      ...(stateMachineVersionArn === undefined ? {} : { stateMachineVersionArn }),
    };
    const prefix = `arn:aws:states:${this.region}:${account}`;
    this.stateMachine = options.stateMachineArn ?? `${prefix}:stateMachine:${this.stateMachineName}`;
    const kind = machine.type === 'EXPRESS' ? 'express' : 'execution';
    this.#executionPrefix = `${prefix}:${kind}:${this.stateMachineName}:`;
  }

  /** O ARN da execução de nome dado. */
  execution(name: string): string {
    return this.#executionPrefix + name;
  }
}

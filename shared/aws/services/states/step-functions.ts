import type { StateMachine } from '../../../asl/index.ts';
import { compile } from '../../../asl/index.ts';
import { AwsError } from '../../errors.ts';
import type { ServiceContext } from '../../service.ts';
import type { Collection } from '../../storage/storage.ts';
import { Callbacks } from './callbacks.ts';
import { Executions } from './executions.ts';
import type { StateMachineRecord } from './records.ts';

/** O estado do Step Functions local: as máquinas, as execuções e os tokens à espera. */
export class StepFunctions {
  readonly context: ServiceContext;
  readonly machines: Collection<StateMachineRecord>;
  readonly callbacks = new Callbacks();
  readonly executions: Executions;
  readonly #compiled = new WeakMap<StateMachineRecord, StateMachine>();

  constructor(context: ServiceContext) {
    this.context = context;
    this.machines = context.storage.collection('states/machines');
    this.executions = new Executions(context, this.callbacks, (record) => this.compiled(record));
  }

  machineArn(name: string): string {
    return `arn:aws:states:${this.context.region}:${this.context.accountId}:stateMachine:${name}`;
  }

  /** @throws `AwsError` `StateMachineDoesNotExist` */
  machine(arn: string): StateMachineRecord {
    const record = this.machines.get(arn);
    if (!record) throw new AwsError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
    return record;
  }

  /** A definição pronta para rodar; cada revisão é compilada uma vez. */
  compiled(record: StateMachineRecord): StateMachine {
    let machine = this.#compiled.get(record);
    if (!machine) {
      machine = compile(record.definition, { type: record.type });
      this.#compiled.set(record, machine);
    }
    return machine;
  }

  close(): Promise<void> {
    return this.executions.close();
  }
}

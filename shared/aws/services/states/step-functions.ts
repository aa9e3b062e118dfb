import type { StateMachine } from '../../../asl/index.ts';
import { compile } from '../../../asl/index.ts';
import { AwsError } from '../../errors.ts';
import type { ServiceContext } from '../../service.ts';
import type { Collection } from '../../storage/storage.ts';
import { Activities } from './activities.ts';
import { Aliases, chooseVersion } from './aliases.ts';
import { Callbacks } from './callbacks.ts';
import { Executions } from './executions.ts';
import type { StateMachineRecord, VersionRecord } from './records.ts';
import { Versions } from './versions.ts';

/** O que um ARN em `StartExecution` põe para andar. */
export interface Startable {
  readonly machine: StateMachineRecord;
  readonly versionArn?: string;
  readonly aliasArn?: string;
}

/** O estado do Step Functions local: as máquinas, as execuções e os tokens à espera. */
export class StepFunctions {
  readonly context: ServiceContext;
  readonly machines: Collection<StateMachineRecord>;
  readonly versions: Versions;
  readonly aliases: Aliases;
  readonly activities: Activities;
  readonly callbacks: Callbacks;
  readonly executions: Executions;
  readonly #compiled = new WeakMap<StateMachineRecord, StateMachine>();

  constructor(context: ServiceContext) {
    this.context = context;
    this.machines = context.storage.collection('states/machines');
    this.versions = new Versions(context);
    this.aliases = new Aliases(context);
    this.callbacks = new Callbacks((arn) => this.executions.find(arn));
    this.activities = new Activities(context);
    this.executions = new Executions(context, this.callbacks, this.activities, (record) =>
      this.compiled(record),
    );
  }

  arn(kind: 'stateMachine' | 'activity', name: string): string {
    return `arn:aws:states:${this.context.region}:${this.context.accountId}:${kind}:${name}`;
  }

  /** @throws `AwsError` `StateMachineDoesNotExist` */
  machine(arn: string): StateMachineRecord {
    const record = this.machines.get(arn);
    if (!record) throw new AwsError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
    return record;
  }

  /**
   * A máquina, a versão ou a versão de um apelido que o ARN nomeia.
   * @param executionName escolhe entre as versões de um apelido
   * @throws `AwsError` `StateMachineDoesNotExist`
   */
  startable(arn: string, executionName: string): Startable {
    const machine = this.machines.get(arn);
    if (machine) return { machine };
    const alias = this.aliases.find(arn);
    const versionArn = alias ? chooseVersion(alias, executionName) : arn;
    const version = this.versions.find(versionArn);
    if (!version) throw new AwsError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
    return { machine: version.machine, versionArn, ...(alias ? { aliasArn: arn } : {}) };
  }

  /** Publica a revisão atual de uma máquina. @throws `AwsError` `ServiceQuotaExceededException` */
  publish(machine: StateMachineRecord, description: string | undefined): VersionRecord {
    return this.versions.publish(machine, description, (kept) => this.machines.set(kept.arn, kept));
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

  async close(): Promise<void> {
    this.activities.close();
    await this.executions.close();
  }
}

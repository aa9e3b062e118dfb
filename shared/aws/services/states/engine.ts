import {
  type Execution,
  type ExecutionOptions,
  JsonText,
  type MapRunKeeper,
  type StateMachine,
  type TaskRunner,
} from '../../../asl/index.ts';
import { Clients } from '../../integrations/clients.ts';
import type { ExecutionWatcher } from '../../integrations/integration.ts';
import { createTaskRunner } from '../../integrations/task-runner.ts';
import type { ServiceContext } from '../../service.ts';
import { ConnectionVault } from '../events/connection-vault.ts';
import type { Activities } from './activities.ts';
import type { Callbacks } from './callbacks.ts';
import type { ExecutionRecord } from './records.ts';

/** Como uma execução começa: do zero, de onde parou, ou refeita. */
export type Beginning = (machine: StateMachine, options: ExecutionOptions) => Execution;

/** O que o motor precisa ter em volta para andar com as execuções de uma AWS local. */
export interface Surroundings {
  readonly callbacks: Callbacks;
  readonly activities: Activities;
  readonly executions: ExecutionWatcher;
  readonly mapRuns: MapRunKeeper;
  compiled(record: ExecutionRecord['machine']): StateMachine;
}

/** Liga o motor aos serviços: as tarefas saem daqui assinadas pelo papel da máquina. */
export class Engine {
  readonly #context: ServiceContext;
  readonly #surroundings: Surroundings;
  readonly #clients = new Map<string, Clients>();
  readonly #vault: ConnectionVault;

  constructor(context: ServiceContext, surroundings: Surroundings) {
    this.#context = context;
    this.#surroundings = surroundings;
    this.#vault = new ConnectionVault(context);
  }

  /** @param beforeTask chamado antes de cada tarefa sair: o que a pediu já deve estar registrado */
  begin(record: ExecutionRecord, beginning: Beginning, beforeTask: () => void): Execution {
    const { machine } = record;
    const { activities, compiled, mapRuns } = this.#surroundings;
    const runner = this.#context.mocks.tasks(record, this.tasksOf(machine.roleArn));
    return beginning(compiled(machine), {
      input: new JsonText(record.input),
      name: record.name,
      tasks: (request) => {
        beforeTask();
        return runner(request);
      },
      clock: this.#context.clock,
      executionArn: record.arn,
      stateMachineArn: machine.arn,
      stateMachineName: machine.name,
      stateMachineVersionArn: record.versionArn,
      stateMachineAliasArn: record.aliasArn,
      roleArn: machine.roleArn,
      region: this.#context.region,
      hasActivity: (arn) => activities.find(arn) !== undefined,
      mapRunKeeper: machine.type === 'STANDARD' ? mapRuns : undefined,
    });
  }

  /** A porta por onde as tarefas saem em nome de um papel. */
  tasksOf(machineRole: string): TaskRunner {
    const { activities, callbacks, executions } = this.#surroundings;
    return createTaskRunner({
      log: this.#context.log,
      activities,
      callbacks,
      executions,
      connections: this.#vault.of(machineRole),
      clientsOf: (roleArn) => this.#clientsOf(roleArn ?? machineRole),
    });
  }

  async close(): Promise<void> {
    for (const clients of this.#clients.values()) await clients.close();
  }

  /** Os clientes que assinam em nome de um papel; as conexões abertas servem a todas as execuções. */
  #clientsOf(roleArn: string): Clients {
    let clients = this.#clients.get(roleArn);
    if (!clients) {
      const { endpoint, region, iam } = this.#context;
      clients = new Clients({ endpoint, region, credentials: iam.assumeRole(roleArn, 'states') });
      this.#clients.set(roleArn, clients);
    }
    return clients;
  }
}

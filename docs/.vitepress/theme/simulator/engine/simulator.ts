import {
  compile,
  type Execution,
  type ExecutionResult,
  InvalidDefinition,
  startExecution,
  VirtualClock,
} from '../../../../../shared/asl/index.ts';
import { answerTasks, type LocalTasks } from './answer-tasks.ts';
import { EventFeed } from './event-feed.ts';
import { viewMapRuns } from './map-run-view.ts';
import { PendingTasks } from './pending-tasks.ts';
import type { MockAnswer, SimulationSetup, SimulationUpdate } from './types.ts';
import { boundedSeconds } from './virtual-seconds.ts';

/** De quanto em quanto tempo a página recebe novidades, em milissegundos: um quadro. */
const FLUSH_MS = 16;

/** Uma máquina Express não tem limite de eventos na AWS; aqui, o da Standard serve às duas. */
const MAX_EVENTS = 25_000;

const TOO_MANY_EVENTS = `O simulador parou: a execução chegou a ${MAX_EVENTS.toLocaleString('pt-BR')} eventos. Veja se há um laço sem saída.`;

const TOO_MUCH_DATA =
  'O simulador parou: a execução já guardou mais dados do que cabe na página. Veja se há um laço que só faz os dados crescerem.';

/** Uma simulação: o motor no relógio virtual, com as tarefas respondidas por mocks, pela AWS local ou pela pessoa. */
export class Simulator {
  readonly #tell: (update: SimulationUpdate) => void;
  readonly #clock: VirtualClock;
  readonly #pending: PendingTasks;
  readonly #feed = new EventFeed();
  #execution: Execution | undefined;
  #result: ExecutionResult | undefined;
  #notice: string | undefined;
  #flushing: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param tell recebe cada mudança; a última tem a situação final
   * @param local quem leva uma tarefa à AWS local, se há uma
   */
  constructor(setup: SimulationSetup, tell: (update: SimulationUpdate) => void, local?: LocalTasks) {
    this.#tell = tell;
    this.#clock = new VirtualClock(setup.startTime ?? Date.now());
    this.#pending = new PendingTasks(this.#clock, () => this.#flushSoon());
    this.#start(setup, local);
  }

  answer(taskId: string, answer: MockAnswer): void {
    this.#pending.answer(taskId, answer);
  }

  heartbeat(taskId: string): void {
    this.#pending.heartbeat(taskId);
  }

  /** @param seconds tempo virtual a deixar passar, enquanto há tarefas pendentes */
  advance(seconds: number): void {
    this.#pending.advance(boundedSeconds(seconds) * 1000);
  }

  advanceToNextDue(): void {
    this.#pending.advanceToNextDue();
  }

  stop(): void {
    this.#execution?.stop();
  }

  #start(setup: SimulationSetup, local: LocalTasks | undefined): void {
    const machine = this.#compile(setup);
    if (!machine) return;
    const name = setup.name ?? 'Simulador';
    const execution = startExecution(machine, {
      input: setup.input,
      name: setup.executionName ?? defaultName(setup),
      seed: setup.seed ?? 1,
      clock: this.#clock,
      stateMachineArn: `arn:aws:states:us-east-1:123456789012:stateMachine:${name}`,
      stateMachineName: name,
      tasks: answerTasks(setup, { clock: this.#clock, pending: this.#pending, local }),
    });
    this.#execution = execution;
    execution.onEvent((event) => {
      this.#feed.add(event);
      if (event.id === MAX_EVENTS - 1 && machine.type === 'EXPRESS') this.#giveUp(TOO_MANY_EVENTS);
      if (this.#feed.isFull) this.#giveUp(TOO_MUCH_DATA);
      this.#flushSoon();
    });
    execution.result.then((result) => {
      this.#result = result;
      this.#flush();
    });
  }

  #giveUp(notice: string): void {
    this.#notice ??= notice;
    this.#execution?.stop();
  }

  #compile({ definition, type }: SimulationSetup): ReturnType<typeof compile> | undefined {
    try {
      return compile(definition, { type });
    } catch (error) {
      if (!(error instanceof InvalidDefinition)) throw error;
      const diagnostics = [...error.diagnostics];
      this.#tell({ events: [], pending: [], status: 'INVALID', now: this.#clock.now(), diagnostics });
      return undefined;
    }
  }

  #flushSoon(): void {
    if (this.#result) return;
    this.#flushing ??= setTimeout(() => this.#flush(), FLUSH_MS);
  }

  #flush(): void {
    clearTimeout(this.#flushing);
    this.#flushing = undefined;
    const status = this.#result?.status ?? (this.#pending.isStopped ? 'WAITING' : 'RUNNING');
    const { nextDue } = this.#clock;
    this.#tell({
      events: this.#feed.take(),
      pending: this.#pending.tasks,
      status,
      now: this.#clock.now(),
      ...(status === 'WAITING' && nextDue !== undefined ? { nextDue } : {}),
      ...endingOf(this.#result),
      ...(status === 'RUNNING' ? {} : viewMapRuns(this.#execution)),
      ...(this.#notice === undefined ? {} : { notice: this.#notice }),
    });
  }
}

/** Na AWS local duas execuções não podem dar o mesmo token: cada uma tem o seu nome. */
function defaultName({ tasks }: SimulationSetup): string {
  return tasks === 'mocks' ? 'simulacao' : crypto.randomUUID();
}

function endingOf(result: ExecutionResult | undefined): Partial<SimulationUpdate> {
  if (!result) return {};
  const { status: _status, ...ending } = result;
  if (!('output' in ending)) return ending;
  const { outputText: _text, ...rest } = ending;
  return rest;
}

import { Arns } from '../execution/arns.ts';
import type { ExecutionResult } from '../execution/execution.ts';
import { ExecutionRun } from '../execution/run.ts';
import type { Thread } from '../execution/thread.ts';
import type { Json } from '../json/json.ts';
import type { Visit } from '../machine/state-node.ts';
import type { KeptChild } from './keeper.ts';
import { KeptChildren } from './kept-children.ts';
import { countEnded, countStarted, countToRedrive, type OpenMapRun } from './map-run.ts';
import { exceedsTolerance } from './tolerance.ts';

/** Quantas filhas um Map Distributed anda ao mesmo tempo, no máximo. Fonte: Developer Guide, "Quotas". */
const MAX_CHILDREN = 10_000;

/** A entrada de uma filha, e quantos itens ela leva. */
export interface ChildInput {
  readonly input: Json;
  readonly itemCount: number;
}

/** O que uma filha deixou. */
export interface ChildOutcome {
  readonly run: ExecutionRun;
  readonly result: ExecutionResult;
}

export interface ChildPlan {
  readonly inputs: readonly ChildInput[];
  readonly mapRun: OpenMapRun;
  /** As filhas que o Map Run já tinha, quando ele volta. */
  readonly kept: readonly KeptChild[];
}

/** As execuções filhas de um Map Run: começa, conta, e para quando falhas demais se acumulam. */
export class ChildRuns {
  readonly outcomes: (ChildOutcome | undefined)[];
  readonly #parent: Thread;
  readonly #plan: ChildPlan;
  readonly #active = new Set<ExecutionRun>();
  readonly #kept: KeptChildren;
  readonly #arns: Arns;
  #next = 0;
  #ended = 0;
  #isStarting = false;
  #isWaiting = false;
  #isOverTolerance = false;

  constructor(parent: Thread, plan: ChildPlan) {
    this.#parent = parent;
    this.#plan = plan;
    this.#kept = new KeptChildren(plan.kept, plan.mapRun, parent.run.clock);
    this.#arns = childArns(parent, plan);
    this.outcomes = new Array(plan.inputs.length);
    for (const [index, { itemCount }] of plan.inputs.entries()) {
      if (!this.#kept.isToRedrive(index)) continue;
      countToRedrive(plan.mapRun.executionCounts, 1);
      countToRedrive(plan.mapRun.itemCounts, itemCount);
    }
    plan.mapRun.onUpdate = () => this.#limitsChanged();
  }

  /** Anda até o fim de todas. Devolve falso se as falhas passaram do tolerado. */
  *run(): Visit<boolean> {
    try {
      this.#startMore();
      if (!this.#isDone) {
        this.#isWaiting = true;
        yield;
      }
    } finally {
      this.#isWaiting = false;
      for (const child of [...this.#active]) child.stop();
    }
    return !this.#isOverTolerance;
  }

  get #isDone(): boolean {
    return this.#isOverTolerance || this.#ended === this.#plan.inputs.length;
  }

  get #concurrency(): number {
    return Math.min(this.#plan.mapRun.maxConcurrency || MAX_CHILDREN, MAX_CHILDREN);
  }

  #limitsChanged(): void {
    if (!this.#isWaiting) return;
    this.#checkTolerance();
    this.#startMore();
    this.#wake();
  }

  #startMore(): void {
    if (this.#isStarting) return;
    this.#isStarting = true;
    while (!this.#isDone && this.#next < this.#plan.inputs.length && this.#active.size < this.#concurrency) {
      this.#startChild(this.#next++);
    }
    this.#isStarting = false;
  }

  #startChild(index: number): void {
    const { inputs, mapRun } = this.#plan;
    const { run } = this.#parent;
    const { input, itemCount } = inputs[index] as ChildInput;
    const returned = this.#kept.returnOf(index);
    const kept = returned.kind === 'again' ? this.#kept.get(index) : undefined;
    const options = {
      input,
      name: kept?.name,
      tasks: run.tasks,
      clock: run.clock,
      seed: Math.floor(run.env.random() * 0x1_0000_0000),
      hasActivity: run.hasActivity,
      mapRunKeeper: run.mapRunKeeper,
    };
    const records = returned.kind === 'again' ? returned.records : undefined;
    const child = new ExecutionRun(mapRun.machine, options, this.#arns, records);
    mapRun.executions.push(child);
    this.#active.add(child);
    countStarted(mapRun.executionCounts, 1, returned.isRedriven);
    countStarted(mapRun.itemCounts, itemCount, returned.isRedriven);
    const keptEvents = kept?.history.length ?? 0;
    run.mapRunKeeper?.childStarted(mapRun, { index, itemCount, keptEvents, execution: child });
    child.whenOver((result) => this.#childOver(index, child, result));
    if (records) child.resume();
    else child.start();
  }

  #childOver(index: number, child: ExecutionRun, result: ExecutionResult): void {
    const { mapRun, inputs } = this.#plan;
    const { itemCount } = inputs[index] as ChildInput;
    this.#active.delete(child);
    this.#ended++;
    this.outcomes[index] = { run: child, result };
    countEnded(mapRun.executionCounts, result.status, 1);
    countEnded(mapRun.itemCounts, result.status, itemCount);
    this.#checkTolerance();
    this.#startMore();
    this.#wake();
  }

  #checkTolerance(): void {
    const { itemCounts, tolerance } = this.#plan.mapRun;
    const { failed, timedOut, total } = itemCounts;
    if (exceedsTolerance(tolerance, failed + timedOut, total)) this.#isOverTolerance = true;
  }

  #wake(): void {
    if (!this.#isWaiting || this.#isStarting || !this.#isDone) return;
    this.#isWaiting = false;
    this.#parent.resume();
  }
}

/** As filhas têm ARNs próprios, com o rótulo do Map depois do nome da máquina. */
function childArns({ run }: Thread, { mapRun: { machine, label } }: ChildPlan): Arns {
  return new Arns(machine, {
    tasks: run.tasks,
    region: run.arns.region,
    roleArn: run.arns.role,
    stateMachineName: `${run.arns.stateMachineName}/${label}`,
    stateMachineArn: `${run.arns.stateMachine}/${label}`,
  });
}

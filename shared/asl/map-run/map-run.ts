import type { Execution, ExecutionResult } from '../execution/execution.ts';
import type { StateMachine } from '../machine/machine.ts';
import type { Tolerance } from './tolerance.ts';

/** Quantos itens, ou execuções filhas, estão em cada situação; como em `DescribeMapRun`. */
export interface MapRunCounts {
  pending: number;
  running: number;
  succeeded: number;
  failed: number;
  timedOut: number;
  aborted: number;
  total: number;
  resultsWritten: number;
  /** Não deram certo da outra vez, e esperam o redrive. */
  pendingRedrive: number;
}

/** O que `UpdateMapRun` muda; ausente fica como está. */
export interface MapRunLimits {
  readonly maxConcurrency?: number;
  readonly toleratedFailureCount?: number;
  readonly toleratedFailurePercentage?: number;
}

/** Um Map Run: as execuções filhas de um Map Distributed. */
export interface MapRun {
  readonly arn: string;
  readonly stateName: string;
  /** Parte do nome da máquina das filhas: `maquina/rotulo`. */
  readonly label: string;
  /** A máquina das filhas. */
  readonly machine: StateMachine;
  readonly status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'ABORTED';
  /** Milissegundos desde a época. */
  readonly startTime: number;
  readonly stopTime?: number;
  /** 0 é sem limite próprio. */
  readonly maxConcurrency: number;
  readonly toleratedFailureCount: number;
  readonly toleratedFailurePercentage: number;
  readonly redriveCount: number;
  /** Do último redrive, em milissegundos desde a época. */
  readonly redriveTime?: number;
  readonly itemCounts: MapRunCounts;
  readonly executionCounts: MapRunCounts;
  /** As filhas já começadas, na ordem. */
  readonly executions: readonly Execution[];
  /** Muda os limites, com o Map Run em andamento. */
  update(limits: MapRunLimits): void;
}

/** O que se sabe de um Map Run quando ele abre. */
export interface MapRunOpening {
  readonly arn: string;
  readonly stateName: string;
  readonly machine: StateMachine;
  readonly startTime: number;
  readonly maxConcurrency: number;
  readonly tolerance: Tolerance;
}

/** Um Map Run que anda. */
export class OpenMapRun implements MapRun {
  readonly arn: string;
  readonly stateName: string;
  readonly machine: StateMachine;
  readonly startTime: number;
  readonly itemCounts = noCounts(0);
  readonly executionCounts = noCounts(0);
  readonly executions: Execution[] = [];
  status: MapRun['status'] = 'RUNNING';
  stopTime?: number;
  maxConcurrency: number;
  tolerance: Tolerance;
  redriveCount = 0;
  redriveTime?: number;
  /** Quem anda com as filhas precisa saber que os limites mudaram. */
  onUpdate: () => void = () => {};

  constructor({ arn, stateName, machine, startTime, maxConcurrency, tolerance }: MapRunOpening) {
    this.arn = arn;
    this.stateName = stateName;
    this.machine = machine;
    this.startTime = startTime;
    this.maxConcurrency = maxConcurrency;
    this.tolerance = tolerance;
  }

  get label(): string {
    return this.arn.split(':')[6]?.split('/').at(-1) ?? '';
  }

  get toleratedFailureCount(): number {
    return this.tolerance.count ?? 0;
  }

  get toleratedFailurePercentage(): number {
    return this.tolerance.percentage ?? 0;
  }

  redriven(redriveCount: number, time: number): void {
    this.redriveCount = redriveCount;
    this.redriveTime = time;
  }

  update({ maxConcurrency, toleratedFailureCount, toleratedFailurePercentage }: MapRunLimits): void {
    this.maxConcurrency = maxConcurrency ?? this.maxConcurrency;
    this.tolerance = {
      count: toleratedFailureCount ?? this.tolerance.count,
      percentage: toleratedFailurePercentage ?? this.tolerance.percentage,
    };
    this.onUpdate();
  }

  /** Recomeça as contas, com os totais dados. */
  count(items: number, executions: number): void {
    Object.assign(this.itemCounts, noCounts(items));
    Object.assign(this.executionCounts, noCounts(executions));
  }
}

function noCounts(total: number): MapRunCounts {
  return {
    pending: total,
    running: 0,
    succeeded: 0,
    failed: 0,
    timedOut: 0,
    aborted: 0,
    total,
    resultsWritten: 0,
    pendingRedrive: 0,
  };
}

const FIELD_OF: Record<ExecutionResult['status'], 'succeeded' | 'failed' | 'timedOut' | 'aborted'> = {
  SUCCEEDED: 'succeeded',
  FAILED: 'failed',
  TIMED_OUT: 'timedOut',
  ABORTED: 'aborted',
};

/** Passa `amount` de pendente para à espera do redrive. */
export function countToRedrive(counts: MapRunCounts, amount: number): void {
  counts.pending -= amount;
  counts.pendingRedrive += amount;
}

/** Passa `amount` para em andamento; vinha de pendente, ou da espera pelo redrive. */
export function countStarted(counts: MapRunCounts, amount: number, isRedriven: boolean): void {
  if (isRedriven) counts.pendingRedrive -= amount;
  else counts.pending -= amount;
  counts.running += amount;
}

/** Passa `amount` de em andamento para a situação final. */
export function countEnded(counts: MapRunCounts, status: ExecutionResult['status'], amount: number): void {
  counts.running -= amount;
  counts[FIELD_OF[status]] += amount;
}

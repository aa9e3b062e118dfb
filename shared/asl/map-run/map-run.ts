import type { Execution, ExecutionResult } from '../execution/execution.ts';

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
}

/** Um Map Run: as execuções filhas de um Map Distributed. */
export interface MapRun {
  arn: string;
  readonly stateName: string;
  status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'ABORTED';
  /** Milissegundos desde a época. */
  readonly startTime: number;
  stopTime?: number;
  /** 0 é sem limite próprio. */
  readonly maxConcurrency: number;
  readonly toleratedFailureCount: number;
  readonly toleratedFailurePercentage: number;
  readonly itemCounts: MapRunCounts;
  readonly executionCounts: MapRunCounts;
  /** As filhas já começadas, na ordem. */
  readonly executions: Execution[];
}

export function noCounts(total: number): MapRunCounts {
  return {
    pending: total,
    running: 0,
    succeeded: 0,
    failed: 0,
    timedOut: 0,
    aborted: 0,
    total,
    resultsWritten: 0,
  };
}

const FIELD_OF: Record<ExecutionResult['status'], 'succeeded' | 'failed' | 'timedOut' | 'aborted'> = {
  SUCCEEDED: 'succeeded',
  FAILED: 'failed',
  TIMED_OUT: 'timedOut',
  ABORTED: 'aborted',
};

/** Passa `amount` de pendente para em andamento. */
export function countStarted(counts: MapRunCounts, amount: number): void {
  counts.pending -= amount;
  counts.running += amount;
}

/** Passa `amount` de em andamento para a situação final. */
export function countEnded(counts: MapRunCounts, status: ExecutionResult['status'], amount: number): void {
  counts.running -= amount;
  counts[FIELD_OF[status]] += amount;
}

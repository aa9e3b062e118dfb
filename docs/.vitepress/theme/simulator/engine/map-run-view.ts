import type { Execution } from '../../../../../shared/asl/index.ts';
import { plain } from './event-feed.ts';
import type { MapRunView } from './types.ts';

/** Quantas filhas vão à página, e quantos eventos de cada uma. */
const CHILDREN = 100;
const CHILD_EVENTS = 500;

/** Os Map Runs de uma execução, para a página; nada, se ela não abriu nenhum. */
export function viewMapRuns(execution: Execution | undefined): { mapRuns?: MapRunView[] } {
  if (!execution || execution.mapRuns.length === 0) return {};
  return {
    mapRuns: execution.mapRuns.map(({ arn, stateName, status, executionCounts, executions }) => ({
      arn,
      state: stateName,
      status,
      total: executionCounts.total,
      succeeded: executionCounts.succeeded,
      failed: executionCounts.failed + executionCounts.timedOut + executionCounts.aborted,
      children: executions.slice(0, CHILDREN).map(({ name, history }) => ({
        name,
        events: history.slice(0, CHILD_EVENTS).map(plain),
      })),
    })),
  };
}

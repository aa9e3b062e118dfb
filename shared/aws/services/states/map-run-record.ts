import type { MapRun, MapRunCounts, MapRunLimits } from '../../../asl/index.ts';
import { stringifyJson } from '../../../asl/json/index.ts';
import type { StateMachineRecord } from './records.ts';

/** O que muda num Map Run enquanto ele anda. Datas em milissegundos desde 1970. */
interface Progress {
  readonly status: MapRun['status'];
  readonly stopDate?: number;
  readonly maxConcurrency: number;
  readonly toleratedFailureCount: number;
  readonly toleratedFailurePercentage: number;
  readonly redriveCount: number;
  readonly redriveDate?: number;
  readonly itemCounts: MapRunCounts;
  readonly executionCounts: MapRunCounts;
}

/** Um Map Run guardado. */
export interface MapRunRecord extends Progress {
  readonly arn: string;
  readonly executionArn: string;
  /** A máquina das filhas: `maquina/rotulo`. */
  readonly machine: StateMachineRecord;
  readonly label: string;
  readonly startDate: number;
  /** O que `UpdateMapRun` mudou. */
  readonly limits?: MapRunLimits;
}

export function mapRunRecord(
  mapRun: MapRun,
  executionArn: string,
  parent: StateMachineRecord,
  limits: MapRunLimits | undefined,
): MapRunRecord {
  const { arn, label, startTime } = mapRun;
  const machine = childMachine(mapRun, parent);
  return { arn, executionArn, machine, label, startDate: startTime, limits, ...progressOf(mapRun) };
}

export function progressOf(mapRun: MapRun): Progress {
  return {
    status: mapRun.status,
    stopDate: mapRun.stopTime,
    maxConcurrency: mapRun.maxConcurrency,
    toleratedFailureCount: mapRun.toleratedFailureCount,
    toleratedFailurePercentage: mapRun.toleratedFailurePercentage,
    redriveCount: mapRun.redriveCount,
    redriveDate: mapRun.redriveTime,
    itemCounts: { ...mapRun.itemCounts },
    executionCounts: { ...mapRun.executionCounts },
  };
}

/** A máquina das filhas, como `DescribeStateMachineForExecution` a mostra. */
function childMachine({ arn, machine }: MapRun, parent: StateMachineRecord): StateMachineRecord {
  const name = arn.split(':')[6] ?? '';
  return {
    ...parent,
    name,
    arn: `${parent.arn.split(':').slice(0, 6).join(':')}:${name}`,
    type: machine.type,
    definition: stringifyJson(machine.definition),
  };
}

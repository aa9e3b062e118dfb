import { AwsError } from '../../errors.ts';
import { optionalOneOf, optionalString } from '../../input.ts';
import type { JsonObject } from '../../json.ts';
import type { Action } from '../../service.ts';
import { checkArn, checkMachineArn } from './arns.ts';
import { page } from './paging.ts';
import { type ExecutionRecord, type ExecutionStatus, epochSeconds, optionalDate } from './records.ts';
import type { StepFunctions } from './step-functions.ts';

const STATUSES: readonly ExecutionStatus[] = [
  'RUNNING',
  'SUCCEEDED',
  'FAILED',
  'TIMED_OUT',
  'ABORTED',
  'PENDING_REDRIVE',
];

function invalid(message: string): never {
  throw new AwsError('ValidationException', message);
}

/** As de uma máquina, de uma versão ou de um apelido, a mais nova primeiro. */
function startedFrom(arn: string, input: JsonObject, service: StepFunctions): readonly ExecutionRecord[] {
  checkMachineArn(arn);
  if (input.statusFilter === 'PENDING_REDRIVE') invalid('PENDING_REDRIVE can only be used with a mapRunArn');
  if (input.redriveFilter !== undefined) invalid('redriveFilter can only be used with a mapRunArn');
  if (service.startable(arn, '').machine.type === 'EXPRESS') {
    throw new AwsError(
      'StateMachineTypeNotSupported',
      'This operation is not supported by this type of state machine',
    );
  }
  return [...service.executions.all()]
    .filter((record) => [record.machine.arn, record.versionArn, record.aliasArn].includes(arn))
    .reverse()
    .sort((a, b) => b.startDate - a.startDate);
}

function chosen(input: JsonObject, service: StepFunctions): readonly ExecutionRecord[] {
  const machineArn = optionalString(input, 'stateMachineArn', { min: 1, max: 256 });
  const mapRunArn = optionalString(input, 'mapRunArn', { min: 1, max: 2000 });
  if (machineArn !== undefined && mapRunArn === undefined) return startedFrom(machineArn, input, service);
  if (mapRunArn === undefined || machineArn !== undefined) {
    return invalid('Must specify exactly one of stateMachineArn or mapRunArn');
  }
  checkArn(mapRunArn, 'mapRun');
  return service.executions.mapRuns.executionsOf(mapRunArn);
}

/** `ListExecutions`: as mais novas primeiro. */
export const listExecutions: Action<StepFunctions> = {
  permission: (input) => ({
    action: 'states:ListExecutions',
    resource: String(input.mapRunArn ?? input.stateMachineArn),
  }),
  run(input, service) {
    const status = optionalOneOf(input, 'statusFilter', STATUSES);
    const redriven = optionalOneOf(input, 'redriveFilter', ['REDRIVEN', 'NOT_REDRIVEN']);
    const executions = chosen(input, service).filter(
      (record) =>
        (!status || record.status === status) &&
        (!redriven || (redriven === 'REDRIVEN') === (record.redriveCount ?? 0) > 0),
    );
    const scope = `executions ${input.mapRunArn ?? input.stateMachineArn} ${status ?? ''} ${redriven ?? ''}`;
    const { items, nextToken } = page(executions, input, scope, 3096);
    return {
      executions: items.map((record) => ({
        executionArn: record.arn,
        itemCount: record.itemCount,
        mapRunArn: record.mapRunArn,
        name: record.name,
        redriveCount: record.redriveCount ?? 0,
        redriveDate: optionalDate(record.redriveDate),
        startDate: epochSeconds(record.startDate),
        stateMachineAliasArn: record.aliasArn,
        stateMachineArn: record.machine.arn,
        stateMachineVersionArn: record.versionArn,
        status: record.status,
        stopDate: optionalDate(record.stopDate),
      })),
      nextToken,
    };
  },
};

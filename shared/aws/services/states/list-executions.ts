import { AwsError } from '../../errors.ts';
import { optionalOneOf, optionalString } from '../../input.ts';
import type { Action } from '../../service.ts';
import { checkArn } from './arns.ts';
import { page } from './paging.ts';
import { epochSeconds } from './records.ts';
import type { StepFunctions } from './step-functions.ts';

/** `ListExecutions`: as mais novas primeiro. */
export const listExecutions: Action<StepFunctions> = {
  permission: (input) => ({ action: 'states:ListExecutions', resource: String(input.stateMachineArn) }),
  run(input, service) {
    const machineArn = optionalString(input, 'stateMachineArn', { min: 1, max: 256 });
    const mapRunArn = optionalString(input, 'mapRunArn', { min: 1, max: 2000 });
    const status = optionalOneOf(input, 'statusFilter', [
      'RUNNING',
      'SUCCEEDED',
      'FAILED',
      'TIMED_OUT',
      'ABORTED',
      'PENDING_REDRIVE',
    ]);
    if (mapRunArn) {
      checkArn(mapRunArn, 'mapRun');
      throw new AwsError('ResourceNotFound', `Resource not found: '${mapRunArn}'`);
    }
    if (!machineArn) {
      throw new AwsError('ValidationException', 'Must specify exactly one of stateMachineArn or mapRunArn');
    }
    checkArn(machineArn, 'stateMachine');
    const machine = service.machine(machineArn);
    if (machine.type === 'EXPRESS') {
      throw new AwsError(
        'StateMachineTypeNotSupported',
        'This operation is not supported by this type of state machine',
      );
    }
    const executions = [...service.executions.all()]
      .filter((record) => record.machine.arn === machineArn && (!status || record.status === status))
      .sort((a, b) => b.startDate - a.startDate);
    const { items, nextToken } = page(executions, input, `executions ${machineArn} ${status ?? ''}`);
    return {
      executions: items.map((record) => ({
        executionArn: record.arn,
        name: record.name,
        redriveCount: 0,
        startDate: epochSeconds(record.startDate),
        stateMachineArn: machineArn,
        status: record.status,
        stopDate: record.stopDate === undefined ? undefined : epochSeconds(record.stopDate),
      })),
      nextToken,
    };
  },
};

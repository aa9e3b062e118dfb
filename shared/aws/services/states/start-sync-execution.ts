import { randomUUID } from 'node:crypto';
import { AwsError } from '../../errors.ts';
import { optionalString, requiredString } from '../../input.ts';
import type { Action } from '../../service.ts';
import { checkArn, checkName } from './arns.ts';
import { executionInputOf } from './execution-input.ts';
import { epochSeconds } from './records.ts';
import type { StepFunctions } from './step-functions.ts';

/** A menor memória que a AWS cobra de uma execução Express, em MB. */
const BILLED_MEMORY = 64;

/** `StartSyncExecution`: só Express; a resposta vem quando a execução termina, dê certo ou não. */
export const startSyncExecution: Action<StepFunctions> = {
  permission: (input) => ({ action: 'states:StartSyncExecution', resource: String(input.stateMachineArn) }),
  async run(input, service) {
    const machineArn = requiredString(input, 'stateMachineArn', { min: 1, max: 256 });
    const name = optionalString(input, 'name', { min: 1, max: 80 }) ?? randomUUID();
    checkArn(machineArn, 'stateMachine');
    checkName(name);
    const machine = service.machine(machineArn);
    if (machine.type !== 'EXPRESS') {
      throw new AwsError(
        'StateMachineTypeNotSupported',
        'This operation is not supported by this type of state machine',
      );
    }
    const text = executionInputOf(input);
    const arn = `${machineArn.replace(':stateMachine:', ':express:')}:${name}:${randomUUID()}`;
    const record = await service.executions.runExpress(machine, arn, name, text);
    const stopDate = record.stopDate ?? record.startDate;
    return {
      billingDetails: {
        billedDurationInMilliseconds: Math.max(100, Math.ceil((stopDate - record.startDate) / 100) * 100),
        billedMemoryUsedInMB: BILLED_MEMORY,
      },
      cause: record.cause,
      error: record.error,
      executionArn: arn,
      input: text,
      inputDetails: { included: true },
      name,
      output: record.output,
      outputDetails: { included: true },
      startDate: epochSeconds(record.startDate),
      stateMachineArn: machineArn,
      status: record.status,
      stopDate: epochSeconds(stopDate),
    };
  },
};

import { AwsError } from '../../errors.ts';
import { optionalOneOf } from '../../input.ts';
import type { Action } from '../../service.ts';
import { epochSeconds } from './records.ts';
import { requestedExecution } from './start-execution.ts';
import type { StepFunctions } from './step-functions.ts';

/** A menor memória que a AWS cobra de uma execução Express, em MB. */
const BILLED_MEMORY = 64;

/** `StartSyncExecution`: só Express; a resposta vem quando a execução termina, dê certo ou não. */
export const startSyncExecution: Action<StepFunctions> = {
  permission: (input) => ({
    action: 'states:StartSyncExecution',
    resource: String(input.stateMachineArn).replace(/#.*/s, ''),
  }),
  async run(input, service) {
    const included = optionalOneOf(input, 'includedData', ['ALL_DATA', 'METADATA_ONLY']) !== 'METADATA_ONLY';
    const wanted = requestedExecution(input, service);
    if (wanted.machine.type !== 'EXPRESS') {
      throw new AwsError(
        'StateMachineTypeNotSupported',
        'This operation is not supported by this type of state machine',
      );
    }
    const record = await service.executions.runExpress(wanted);
    const stopDate = record.stopDate ?? record.startDate;
    return {
      billingDetails: {
        billedDurationInMilliseconds: Math.max(100, Math.ceil((stopDate - record.startDate) / 100) * 100),
        billedMemoryUsedInMB: BILLED_MEMORY,
      },
      cause: record.cause,
      error: record.error,
      executionArn: record.arn,
      ...(included ? { input: record.input, output: record.output } : {}),
      inputDetails: { included },
      name: record.name,
      outputDetails: { included },
      startDate: epochSeconds(record.startDate),
      stateMachineArn: record.machine.arn,
      status: record.status,
      stopDate: epochSeconds(stopDate),
      traceHeader: record.traceHeader,
    };
  },
};

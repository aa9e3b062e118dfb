import { randomUUID } from 'node:crypto';
import { AwsError } from '../../errors.ts';
import { optionalString, requiredString } from '../../input.ts';
import type { Action } from '../../service.ts';
import { checkArn } from './arns.ts';
import { type ExecutionRecord, epochSeconds } from './records.ts';
import { redriveStatusOf } from './redrive-status.ts';
import type { StepFunctions } from './step-functions.ts';

/** Por quanto tempo um token repetido devolve a mesma resposta. Fonte: modelo da API. */
const TOKEN_VALIDITY = 15 * 60 * 1000;

function checkRedrivable(record: ExecutionRecord, service: StepFunctions): void {
  const now = service.context.clock.now();
  const status = redriveStatusOf(record, now, () => service.executions.history(record.arn));
  if (status.redriveStatus === 'REDRIVABLE') return;
  const reason =
    status.redriveStatus === 'NOT_REDRIVABLE'
      ? status.redriveStatusReason
      : 'Execution is a child of a Map Run and can only be redriven by it';
  throw new AwsError('ExecutionNotRedrivable', reason);
}

/** `RedriveExecution`: continua uma execução Standard que não deu certo, do estado em que parou. */
export const redriveExecution: Action<StepFunctions> = {
  permission: (input) => ({ action: 'states:RedriveExecution', resource: String(input.executionArn) }),
  async run(input, service) {
    const arn = requiredString(input, 'executionArn', { min: 1, max: 256 });
    const clientToken = optionalString(input, 'clientToken', { min: 1, max: 64 }) ?? randomUUID();
    checkArn(arn, 'execution');
    const record = service.executions.get(arn);
    const oldest = service.context.clock.now() - TOKEN_VALIDITY;
    const same = record.redrives?.find(
      (redrive) => redrive.clientToken === clientToken && redrive.date >= oldest,
    );
    if (same) return { redriveDate: epochSeconds(same.date) };
    checkRedrivable(record, service);
    const { redriveDate = oldest } = service.executions.redrive(arn, clientToken);
    await service.executions.recorded();
    return { redriveDate: epochSeconds(redriveDate) };
  },
};

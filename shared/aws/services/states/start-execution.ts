import { randomUUID } from 'node:crypto';
import { AwsError } from '../../errors.ts';
import { optionalString, requiredString } from '../../input.ts';
import type { Action } from '../../service.ts';
import { checkArn, checkName } from './arns.ts';
import { executionInputOf } from './execution-input.ts';
import { epochSeconds } from './records.ts';
import type { StepFunctions } from './step-functions.ts';

/**
 * `StartExecution`. Standard: repetir nome e entrada enquanto roda devolve a mesma execução; outro pedido com
 * o nome já usado é `ExecutionAlreadyExists`.
 */
export const startExecution: Action<StepFunctions> = {
  permission: (input) => ({ action: 'states:StartExecution', resource: String(input.stateMachineArn) }),
  run(input, service) {
    const machineArn = requiredString(input, 'stateMachineArn', { min: 1, max: 256 });
    const name = optionalString(input, 'name', { min: 1, max: 80 }) ?? randomUUID();
    checkArn(machineArn, 'stateMachine');
    checkName(name);
    const machine = service.machine(machineArn);
    const text = executionInputOf(input);

    if (machine.type === 'EXPRESS') {
      const arn = `${machineArn.replace(':stateMachine:', ':express:')}:${name}:${randomUUID()}`;
      const startDate = service.context.clock.now();
      service.executions.runExpress(machine, arn, name, text).catch((error: unknown) => {
        service.context.log({ kind: 'problem', message: `A execução ${arn} não pôde rodar.`, error });
      });
      return { executionArn: arn, startDate: epochSeconds(startDate) };
    }

    const arn = `${machineArn.replace(':stateMachine:', ':execution:')}:${name}`;
    const existing = service.executions.find(arn);
    if (existing) {
      const isRepeated = existing.status === 'RUNNING' && existing.input === text;
      if (!isRepeated) throw new AwsError('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`);
    }
    const record = existing ?? service.executions.start(machine, arn, name, text);
    return { executionArn: arn, startDate: epochSeconds(record.startDate) };
  },
};

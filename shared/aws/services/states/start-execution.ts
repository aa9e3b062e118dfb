import { randomUUID } from 'node:crypto';
import { AwsError } from '../../errors.ts';
import { optionalString, requiredString } from '../../input.ts';
import type { JsonObject } from '../../json.ts';
import type { Action } from '../../service.ts';
import { checkArn, checkName } from './arns.ts';
import { executionInputOf } from './execution-input.ts';
import type { NewExecution } from './executions.ts';
import { type ExecutionRecord, epochSeconds } from './records.ts';
import type { StepFunctions } from './step-functions.ts';

/** Por quanto tempo o nome de uma execução que terminou não pode ser de outra. Fonte: modelo da API. */
const NAME_RETENTION = 90 * 24 * 60 * 60 * 1000;

/**
 * A execução que o pedido quer, conferida.
 * @throws `AwsError` `InvalidArn`, `InvalidName`, `StateMachineDoesNotExist` ou `InvalidExecutionInput`
 */
export function requestedExecution(input: JsonObject, service: StepFunctions): NewExecution {
  const asked = requiredString(input, 'stateMachineArn', { min: 1, max: 256 });
  const { machineArn, testCase } = service.context.mocks.split(asked);
  const name = optionalString(input, 'name', { min: 1, max: 80 }) ?? randomUUID();
  const traceHeader = optionalString(input, 'traceHeader', { max: 256 });
  checkArn(machineArn, 'stateMachine');
  checkName(name);
  const started = service.startable(machineArn, name);
  const { arn, type } = started.machine;
  const executionArn =
    type === 'EXPRESS'
      ? `${arn.replace(':stateMachine:', ':express:')}:${name}:${randomUUID()}`
      : `${arn.replace(':stateMachine:', ':execution:')}:${name}`;
  return { arn: executionArn, name, ...started, input: executionInputOf(input), traceHeader, testCase };
}

/** A execução que já tem o nome, se o pedido é o mesmo. @throws `AwsError` `ExecutionAlreadyExists` */
function sameExecution(wanted: NewExecution, service: StepFunctions): ExecutionRecord | undefined {
  const existing = service.executions.find(wanted.arn);
  if (!existing) return undefined;
  if (existing.status === 'RUNNING' && existing.input === wanted.input) return existing;
  const age = service.context.clock.now() - (existing.stopDate ?? Number.POSITIVE_INFINITY);
  if (age > NAME_RETENTION) return undefined;
  throw new AwsError('ExecutionAlreadyExists', `Execution Already Exists: '${wanted.arn}'`);
}

/**
 * `StartExecution`, de uma máquina, de uma versão ou de um apelido. Standard: repetir nome e entrada enquanto
 * roda devolve a mesma execução; outro pedido com o nome já usado é `ExecutionAlreadyExists`.
 */
export const startExecution: Action<StepFunctions> = {
  permission: (input) => ({
    action: 'states:StartExecution',
    resource: String(input.stateMachineArn).replace(/#.*/s, ''),
  }),
  run(input, service) {
    const wanted = requestedExecution(input, service);
    if (wanted.machine.type === 'EXPRESS') {
      const startDate = service.context.clock.now();
      service.executions.runExpress(wanted).catch((error: unknown) => {
        const message = `A execução ${wanted.arn} não pôde rodar.`;
        service.context.log({ kind: 'problem', message, error });
      });
      return { executionArn: wanted.arn, startDate: epochSeconds(startDate) };
    }
    const record = sameExecution(wanted, service) ?? service.executions.start(wanted);
    return { executionArn: wanted.arn, startDate: epochSeconds(record.startDate) };
  },
};

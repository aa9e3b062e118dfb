import {
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  RedriveExecutionCommand,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { describe, expect, test } from 'vitest';
import { type LocalAws, startLocalAws, VirtualClock } from '../../index.ts';
import { client, create, finished, PREFIX, pass, ROLE, start } from './test-machines.ts';
import { activity, answer, nextTask } from './test-worker.ts';

const redrive = (executionArn: string, clientToken?: string) =>
  client.send(new RedriveExecutionCommand({ executionArn, clientToken }));
const describeIt = (executionArn: string) => client.send(new DescribeExecutionCommand({ executionArn }));

/** Um Pass e uma tarefa de activity. */
function twoSteps(Resource: string): string {
  return JSON.stringify({
    StartAt: 'Antes',
    States: { Antes: { Type: 'Pass', Next: 'Pedir' }, Pedir: { Type: 'Task', Resource, End: true } },
  });
}

async function failed(Resource: string): Promise<string> {
  const executionArn = await start(await create(twoSteps(Resource)), '{"n":1}');
  const { taskToken } = await nextTask(Resource);
  await client.send(new SendTaskFailureCommand({ taskToken, error: 'Quebrou' }));
  await finished(executionArn);
  return executionArn;
}

describe('RedriveExecution', () => {
  test('dada uma execução que falhou, continua do estado em que parou, com o mesmo ARN', async () => {
    const arn = await activity('redrive');
    const executionArn = await failed(arn);
    expect(await describeIt(executionArn)).toMatchObject({
      status: 'FAILED',
      redriveCount: 0,
      redriveStatus: 'REDRIVABLE',
    });
    const { redriveDate } = await redrive(executionArn);
    expect(await describeIt(executionArn)).toMatchObject({
      status: 'RUNNING',
      redriveCount: 1,
      redriveDate,
      redriveStatus: 'NOT_REDRIVABLE',
      redriveStatusReason: 'Execution is RUNNING and cannot be redriven',
    });
    expect((await describeIt(executionArn)).error).toBeUndefined();
    await answer(arn, '"feito"');
    expect(await finished(executionArn)).toMatchObject({ status: 'SUCCEEDED', output: '"feito"' });
    const { events = [] } = await client.send(new GetExecutionHistoryCommand({ executionArn }));
    expect(events.map(({ id }) => id)).toEqual(events.map((_, position) => position + 1));
    expect(events.map(({ type }) => type).slice(-7)).toEqual([
      'ExecutionFailed',
      'ExecutionRedriven',
      'ActivityScheduled',
      'ActivityStarted',
      'ActivitySucceeded',
      'TaskStateExited',
      'ExecutionSucceeded',
    ]);
    await expect(redrive(executionArn)).rejects.toMatchObject({
      name: 'ExecutionNotRedrivable',
      message: 'Execution is SUCCEEDED and cannot be redriven',
    });
  });

  test('dado o mesmo clientToken, a resposta é a mesma e nada anda duas vezes', async () => {
    const arn = await activity('token');
    const executionArn = await failed(arn);
    const first = await redrive(executionArn, 'pedido-1');
    expect(await redrive(executionArn, 'pedido-1')).toMatchObject({ redriveDate: first.redriveDate });
    await expect(redrive(executionArn, 'pedido-2')).rejects.toMatchObject({ name: 'ExecutionNotRedrivable' });
    expect((await describeIt(executionArn)).redriveCount).toBe(1);
    await answer(arn, '1');
  });

  test('dada uma execução parada, ela também pode voltar', async () => {
    const arn = await activity('parada');
    const executionArn = await start(await create(twoSteps(arn)));
    const { taskToken } = await nextTask(arn);
    await client.send(new StopExecutionCommand({ executionArn }));
    await redrive(executionArn);
    // O token de antes era de outra tentativa.
    await expect(client.send(new SendTaskSuccessCommand({ taskToken, output: '1' }))).rejects.toMatchObject({
      name: 'TaskTimedOut',
    });
    await answer(arn, '2');
    expect(await finished(executionArn)).toMatchObject({ status: 'SUCCEEDED', output: '2' });
  });

  test('dada uma execução Express ou que não existe, é recusada', async () => {
    await expect(redrive(`${PREFIX}:express:m:n:i`)).rejects.toMatchObject({ name: 'InvalidArn' });
    await expect(redrive(`${PREFIX}:execution:m:n`)).rejects.toMatchObject({
      name: 'ExecutionDoesNotExist',
      message: `Execution Does Not Exist: '${PREFIX}:execution:m:n'`,
    });
  });

  test('dados quinze dias, já não pode; dados noventa, o nome serve de novo', async () => {
    const clock = new VirtualClock();
    clock.hold();
    const aws: LocalAws = await startLocalAws({ port: 0, clock });
    const call = <T>(action: string, input: object) => aws.call('states', action, { ...input }) as Promise<T>;
    const days = async (count: number) => {
      const passed = clock.sleep(count * 86_400_000);
      clock.release();
      await passed;
      clock.hold();
    };
    const fail = JSON.stringify({ StartAt: 'F', States: { F: { Type: 'Fail', Error: 'E' } } });
    const { stateMachineArn } = await call<{ stateMachineArn: string }>('CreateStateMachine', {
      name: 'm',
      definition: fail,
      roleArn: ROLE,
    });
    const begin = () => call<{ executionArn: string }>('StartExecution', { stateMachineArn, name: 'n' });
    const { executionArn } = await begin();
    await expect
      .poll(async () => (await call<{ status: string }>('DescribeExecution', { executionArn })).status)
      .toBe('FAILED');
    await days(15);
    expect(await call('DescribeExecution', { executionArn })).toMatchObject({
      redriveStatusReason: 'Execution redrivable period exceeded',
    });
    await expect(call('RedriveExecution', { executionArn })).rejects.toMatchObject({
      code: 'ExecutionNotRedrivable',
    });
    await expect(begin()).rejects.toMatchObject({ code: 'ExecutionAlreadyExists' });
    await days(76);
    await begin();
    const { events } = await call<{ events: object[] }>('GetExecutionHistory', { executionArn });
    expect(events.length).toBeLessThanOrEqual(3);
    clock.release();
    await aws.close();
  });

  test('dada uma execução que deu certo, DescribeExecution diz por que não se refaz', async () => {
    expect(await finished(await start(await create(pass())))).toMatchObject({
      redriveStatus: 'NOT_REDRIVABLE',
      redriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven',
    });
  });
});

import {
  CreateActivityCommand,
  DeleteActivityCommand,
  DescribeActivityCommand,
  GetActivityTaskCommand,
  GetExecutionHistoryCommand,
  ListActivitiesCommand,
  ListTagsForResourceCommand,
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  SFNClient,
  TagResourceCommand,
} from '@aws-sdk/client-sfn';
import { describe, expect, test } from 'vitest';
import { startLocalAws, VirtualClock } from '../../index.ts';
import { client, create, finished, PREFIX, start } from './test-machines.ts';

const createActivity = async (name: string) =>
  (await client.send(new CreateActivityCommand({ name }))).activityArn ?? '';
const poll = (activityArn: string, workerName?: string, abortSignal?: AbortSignal) =>
  client.send(new GetActivityTaskCommand({ activityArn, workerName }), { abortSignal });

function asking(activityArn: string, more: object = {}, states: object = {}): string {
  const task = { Type: 'Task', Resource: activityArn, End: true, ...more };
  return JSON.stringify({ StartAt: 'Pedir', States: { Pedir: task, ...states } });
}

async function eventsOf(executionArn: string) {
  return (await client.send(new GetExecutionHistoryCommand({ executionArn }))).events ?? [];
}

describe('activities', () => {
  test('dado um nome, cria, descreve, lista, etiqueta e apaga', async () => {
    const activityArn = await createActivity('cozinha');
    expect(activityArn).toBe(`${PREFIX}:activity:cozinha`);
    expect(await createActivity('cozinha')).toBe(activityArn);
    expect(await client.send(new DescribeActivityCommand({ activityArn }))).toMatchObject({
      name: 'cozinha',
      activityArn,
      encryptionConfiguration: { type: 'AWS_OWNED_KEY' },
    });
    await client.send(new TagResourceCommand({ resourceArn: activityArn, tags: [{ key: 'a', value: '1' }] }));
    expect((await client.send(new ListTagsForResourceCommand({ resourceArn: activityArn }))).tags).toEqual([
      { key: 'a', value: '1' },
    ]);
    expect((await client.send(new ListActivitiesCommand({}))).activities).toMatchObject([
      { name: 'cozinha', activityArn },
    ]);
    await client.send(new DeleteActivityCommand({ activityArn }));
    await client.send(new DeleteActivityCommand({ activityArn }));
    const gone = { name: 'ActivityDoesNotExist', message: `Activity Does Not Exist: '${activityArn}'` };
    await expect(client.send(new DescribeActivityCommand({ activityArn }))).rejects.toMatchObject(gone);
    await expect(poll(activityArn)).rejects.toMatchObject(gone);
    await expect(createActivity('com espaço$')).rejects.toMatchObject({
      name: 'InvalidName',
      message: "Invalid Name: 'com espaço$'",
    });
  });

  test('dado um worker, ele pega a tarefa e a responde', async () => {
    const activityArn = await createActivity('forno');
    const executionArn = await start(await create(asking(activityArn)), '{"pizza":"calabresa"}');
    const task = await poll(activityArn, 'ana');
    expect(task.input).toBe('{"pizza":"calabresa"}');
    await client.send(new SendTaskHeartbeatCommand({ taskToken: task.taskToken }));
    await client.send(new SendTaskSuccessCommand({ taskToken: task.taskToken, output: '{"pronta":true}' }));
    expect(await finished(executionArn)).toMatchObject({ status: 'SUCCEEDED', output: '{"pronta":true}' });
    const events = await eventsOf(executionArn);
    expect(events.map(({ type }) => type)).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'ActivityScheduled',
      'ActivityStarted',
      'ActivitySucceeded',
      'TaskStateExited',
      'ExecutionSucceeded',
    ]);
    expect(events[3]?.activityStartedEventDetails).toEqual({ workerName: 'ana' });
    await expect(
      client.send(new SendTaskSuccessCommand({ taskToken: task.taskToken, output: '{}' })),
    ).rejects.toMatchObject({ name: 'TaskTimedOut' });
  });

  test('dada uma falha, ela chega ao histórico como o worker a contou', async () => {
    const activityArn = await createActivity('balcao');
    const executionArn = await start(await create(asking(activityArn)));
    const { taskToken } = await poll(activityArn);
    await client.send(new SendTaskFailureCommand({ taskToken, error: 'Acabou', cause: 'sem massa' }));
    expect(await finished(executionArn)).toMatchObject({
      status: 'FAILED',
      error: 'Acabou',
      cause: 'sem massa',
    });
    const failed = (await eventsOf(executionArn)).find(({ type }) => type === 'ActivityFailed');
    expect(failed?.activityFailedEventDetails).toEqual({ error: 'Acabou', cause: 'sem massa' });
  });

  test('dadas três tarefas, saem na ordem em que entraram; quem espera primeiro recebe primeiro', async () => {
    const activityArn = await createActivity('fila');
    const machine = await create(asking(activityArn));
    for (const n of [1, 2, 3]) await start(machine, String(n));
    for (const n of [1, 2, 3]) expect((await poll(activityArn)).input).toBe(String(n));

    const first = poll(activityArn);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const second = poll(activityArn);
    await new Promise((resolve) => setTimeout(resolve, 50));
    for (const n of [4, 5]) await start(machine, String(n));
    expect([(await first).input, (await second).input]).toEqual(['4', '5']);
  });

  test('dado um worker que desiste da espera, a tarefa não se perde com ele', async () => {
    const activityArn = await createActivity('desistencia');
    const gone = new AbortController();
    const waiting = poll(activityArn, 'some', gone.signal).catch((error: Error) => error.name);
    await new Promise((resolve) => setTimeout(resolve, 100));
    gone.abort();
    expect(await waiting).toBe('AbortError');
    await new Promise((resolve) => setTimeout(resolve, 100));
    await start(await create(asking(activityArn)), '"fica"');
    expect((await poll(activityArn)).input).toBe('"fica"');
  });

  test('dada uma activity que não existe, a execução falha antes de agendar', async () => {
    const activityArn = `${PREFIX}:activity:nenhuma`;
    const executionArn = await start(await create(asking(activityArn)));
    expect(await finished(executionArn)).toMatchObject({
      status: 'FAILED',
      error: 'States.Runtime',
      cause: `An error occurred while executing the state 'Pedir' (entered at the event id #2). The activity ${activityArn} does not exist.`,
    });
    expect((await eventsOf(executionArn)).map(({ id, previousEventId }) => [id, previousEventId])).toEqual([
      [1, 0],
      [2, 0],
      [3, 2],
    ]);
  });

  test('dado o relógio virtual, a espera de um minuto e o heartbeat vencem sem esperar', async () => {
    const aws = await startLocalAws({ port: 0, clock: new VirtualClock() });
    const sfn = new SFNClient(aws.clientConfig);
    const { activityArn = '' } = await sfn.send(new CreateActivityCommand({ name: 'a' }));
    const empty = await sfn.send(new GetActivityTaskCommand({ activityArn }));
    expect(empty.taskToken ?? null).toBeNull();
    expect(empty.input).toBeUndefined();

    const definition = asking(
      activityArn,
      { HeartbeatSeconds: 30, Catch: [{ ErrorEquals: ['States.HeartbeatTimeout'], Next: 'Fim' }] },
      { Fim: { Type: 'Succeed' } },
    );
    const { stateMachineArn } = (await aws.call('states', 'CreateStateMachine', {
      name: 'm',
      definition,
      roleArn: 'arn:aws:iam::123456789012:role/papel',
    })) as { stateMachineArn: string };
    const { executionArn } = (await aws.call('states', 'StartExecution', { stateMachineArn })) as {
      executionArn: string;
    };
    await sfn.send(new GetActivityTaskCommand({ activityArn, workerName: 'dorme' }));
    const types = async () =>
      (await sfn.send(new GetExecutionHistoryCommand({ executionArn }))).events?.map(({ type }) => type);
    await expect.poll(types).toContain('ExecutionSucceeded');
    expect(await types()).toContain('ActivityTimedOut');
    sfn.destroy();
    await aws.close();
  });
});

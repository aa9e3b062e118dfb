import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateActivityCommand,
  CreateStateMachineAliasCommand,
  CreateStateMachineCommand,
  DescribeActivityCommand,
  DescribeExecutionCommand,
  DescribeMapRunCommand,
  DescribeStateMachineAliasCommand,
  DescribeStateMachineCommand,
  GetActivityTaskCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListMapRunsCommand,
  RedriveExecutionCommand,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  UpdateMapRunCommand,
} from '@aws-sdk/client-sfn';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startLocalAws } from '../../index.ts';

const roleArn = 'arn:aws:iam::123456789012:role/papel';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'estados-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

/** Sobe a AWS local na pasta, faz o que for pedido, e a fecha sem terminar o que anda: como uma queda. */
async function session<T>(work: (sfn: SFNClient) => Promise<T>): Promise<T> {
  const aws = await startLocalAws({ port: 0, storage: folder });
  const sfn = new SFNClient({ ...aws.clientConfig, maxAttempts: 1 });
  try {
    return await work(sfn);
  } finally {
    sfn.destroy();
    await aws.close();
  }
}

async function create(sfn: SFNClient, name: string, States: object, publish = false) {
  const definition = JSON.stringify({ StartAt: Object.keys(States)[0], States });
  const created = await sfn.send(new CreateStateMachineCommand({ name, definition, roleArn, publish }));
  return { arn: created.stateMachineArn ?? '', version: created.stateMachineVersionArn ?? '' };
}
async function createActivity(sfn: SFNClient, name: string): Promise<string> {
  return (await sfn.send(new CreateActivityCommand({ name }))).activityArn ?? '';
}
const task = (sfn: SFNClient, activityArn: string) => sfn.send(new GetActivityTaskCommand({ activityArn }));
const succeed = (sfn: SFNClient, taskToken: string | undefined, output: string) =>
  sfn.send(new SendTaskSuccessCommand({ taskToken, output }));
async function begin(sfn: SFNClient, stateMachineArn: string, input: string): Promise<string> {
  return (await sfn.send(new StartExecutionCommand({ stateMachineArn, input }))).executionArn ?? '';
}
async function finished(sfn: SFNClient, executionArn: string) {
  const describeIt = () => sfn.send(new DescribeExecutionCommand({ executionArn }));
  await expect.poll(async () => (await describeIt()).status, { timeout: 5000 }).not.toBe('RUNNING');
  return describeIt();
}
async function typesOf(sfn: SFNClient, executionArn: string) {
  const { events = [] } = await sfn.send(new GetExecutionHistoryCommand({ executionArn }));
  expect(events.map(({ id }) => id)).toEqual(events.map((_, position) => position + 1));
  return events.map(({ type }) => type);
}

test('dado um reinício, versões, apelidos e activities continuam, e o que a versão começou também', async () => {
  const before = await session(async (sfn) => {
    const activityArn = await createActivity(sfn, 'a');
    const machine = await create(sfn, 'm', { Pass: { Type: 'Pass', End: true } }, true);
    const { stateMachineAliasArn = '' } = await sfn.send(
      new CreateStateMachineAliasCommand({
        name: 'PROD',
        routingConfiguration: [{ stateMachineVersionArn: machine.version, weight: 100 }],
      }),
    );
    const executionArn = await begin(sfn, stateMachineAliasArn, '{}');
    await finished(sfn, executionArn);
    return { activityArn, machine, stateMachineAliasArn, executionArn };
  });
  await session(async (sfn) => {
    const { activityArn, machine, stateMachineAliasArn, executionArn } = before;
    expect((await sfn.send(new DescribeActivityCommand({ activityArn }))).name).toBe('a');
    expect(await sfn.send(new DescribeStateMachineAliasCommand({ stateMachineAliasArn }))).toMatchObject({
      routingConfiguration: [{ stateMachineVersionArn: machine.version, weight: 100 }],
    });
    const described = await sfn.send(new DescribeStateMachineCommand({ stateMachineArn: machine.version }));
    expect(described.stateMachineArn).toBe(machine.version);
    expect(await finished(sfn, executionArn)).toMatchObject({ stateMachineAliasArn });
  });
});

test('dada uma tarefa que um worker pegou antes da queda, ele a responde depois; a da fila continua nela', async () => {
  const before = await session(async (sfn) => {
    const activityArn = await createActivity(sfn, 'a');
    const machine = await create(sfn, 'm', { T: { Type: 'Task', Resource: activityArn, End: true } });
    const taken = await begin(sfn, machine.arn, '"pega"');
    const { taskToken } = await task(sfn, activityArn);
    const waiting = await begin(sfn, machine.arn, '"na fila"');
    return { activityArn, taken, waiting, taskToken };
  });
  await session(async (sfn) => {
    const next = await task(sfn, before.activityArn);
    expect(next.input).toBe('"na fila"');
    await succeed(sfn, before.taskToken, '"depois do almoço"');
    await succeed(sfn, next.taskToken, '"também"');
    expect(await finished(sfn, before.taken)).toMatchObject({ output: '"depois do almoço"' });
    expect(await finished(sfn, before.waiting)).toMatchObject({ output: '"também"' });
    expect((await typesOf(sfn, before.taken)).filter((type) => type === 'ActivityStarted')).toHaveLength(1);
  });
  await session(async (sfn) => {
    await expect(succeed(sfn, before.taskToken, '"de novo"')).rejects.toMatchObject({
      name: 'TaskTimedOut',
      message: "Task Timed Out: 'Provided task does not exist anymore'",
    });
  });
});

test('dado um Map Run no meio, as filhas prontas não andam de novo, e os limites mudados continuam', async () => {
  const before = await session(async (sfn) => {
    const activityArn = await createActivity(sfn, 'a');
    const machine = await create(sfn, 'm', {
      Mapa: {
        Type: 'Map',
        MaxConcurrency: 1,
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
          StartAt: 'T',
          States: { T: { Type: 'Task', Resource: activityArn, End: true } },
        },
        End: true,
      },
    });
    const executionArn = await begin(sfn, machine.arn, '[1,2,3,4]');
    await succeed(sfn, (await task(sfn, activityArn)).taskToken, '"um"');
    const { taskToken } = await task(sfn, activityArn);
    const { mapRuns } = await sfn.send(new ListMapRunsCommand({ executionArn }));
    const mapRunArn = mapRuns?.[0]?.mapRunArn ?? '';
    await sfn.send(new UpdateMapRunCommand({ mapRunArn, toleratedFailureCount: 1 }));
    const { executions = [] } = await sfn.send(new ListExecutionsCommand({ mapRunArn }));
    return { activityArn, executionArn, mapRunArn, taskToken, children: executions };
  });
  await session(async (sfn) => {
    const { activityArn, executionArn, mapRunArn, taskToken, children } = before;
    const counts = async () => (await sfn.send(new DescribeMapRunCommand({ mapRunArn }))).executionCounts;
    await expect.poll(counts).toMatchObject({ succeeded: 1, running: 1, pending: 2 });
    await succeed(sfn, taskToken, '"dois"');
    const failing = await task(sfn, activityArn);
    expect(failing.input).toBe('3');
    await sfn.send(new SendTaskFailureCommand({ taskToken: failing.taskToken, error: 'E' }));
    await succeed(sfn, (await task(sfn, activityArn)).taskToken, '"quatro"');
    expect(await finished(sfn, executionArn)).toMatchObject({ output: '["um","dois","quatro"]' });
    const { executions = [] } = await sfn.send(new ListExecutionsCommand({ mapRunArn }));
    expect(executions).toHaveLength(4);
    for (const { executionArn: childArn = '' } of children) {
      const types = await typesOf(sfn, childArn);
      expect(types.filter((type) => type === 'ActivityStarted')).toHaveLength(1);
    }
    expect((await typesOf(sfn, executionArn)).filter((type) => type === 'MapRunStarted')).toHaveLength(1);
  });
});

test('dado um redrive antes da queda, ele continua depois, e a conta dele também', async () => {
  const before = await session(async (sfn) => {
    const activityArn = await createActivity(sfn, 'a');
    const machine = await create(sfn, 'm', { T: { Type: 'Task', Resource: activityArn, End: true } });
    const executionArn = await begin(sfn, machine.arn, '1');
    const { taskToken } = await task(sfn, activityArn);
    await sfn.send(new SendTaskFailureCommand({ taskToken, error: 'E' }));
    await finished(sfn, executionArn);
    await sfn.send(new RedriveExecutionCommand({ executionArn }));
    return { activityArn, executionArn };
  });
  await session(async (sfn) => {
    const { activityArn, executionArn } = before;
    await succeed(sfn, (await task(sfn, activityArn)).taskToken, '"feito"');
    expect(await finished(sfn, executionArn)).toMatchObject({ output: '"feito"', redriveCount: 1 });
    const types = await typesOf(sfn, executionArn);
    expect(types.filter((type) => type === 'ExecutionRedriven')).toHaveLength(1);
  });
});

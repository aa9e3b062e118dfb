import {
  DescribeExecutionCommand,
  DescribeMapRunCommand,
  DescribeStateMachineCommand,
  DescribeStateMachineForExecutionCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListMapRunsCommand,
  RedriveExecutionCommand,
  SendTaskFailureCommand,
  StopExecutionCommand,
  UpdateMapRunCommand,
} from '@aws-sdk/client-sfn';
import { describe, expect, test } from 'vitest';
import { client, create, finished, PREFIX, start } from './test-machines.ts';
import { activity, answer, nextTask } from './test-worker.ts';

function mapOver(Item: object, more: object = {}, ExecutionType = 'STANDARD'): string {
  const ItemProcessor = {
    ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType },
    StartAt: 'Item',
    States: { Item: { ...Item, End: true } },
  };
  return JSON.stringify({
    StartAt: 'Notas',
    States: { Notas: { Type: 'Map', Label: 'notas', MaxConcurrency: 1, ItemProcessor, End: true, ...more } },
  });
}

async function mapRunOf(executionArn: string): Promise<string> {
  const list = () => client.send(new ListMapRunsCommand({ executionArn }));
  await expect.poll(async () => (await list()).mapRuns?.length).toBe(1);
  return (await list()).mapRuns?.[0]?.mapRunArn ?? '';
}
const describeRun = (mapRunArn: string) => client.send(new DescribeMapRunCommand({ mapRunArn }));
async function childrenOf(mapRunArn: string, more: object = {}) {
  return (await client.send(new ListExecutionsCommand({ mapRunArn, ...more }))).executions ?? [];
}
async function typesOf(executionArn: string | undefined) {
  const { events } = await client.send(new GetExecutionHistoryCommand({ executionArn }));
  return events?.map(({ type }) => type);
}

describe('Map Runs', () => {
  test('dado um Map Distributed, o Map Run e as filhas se descrevem e se listam', async () => {
    const machine = await create(mapOver({ Type: 'Pass' }));
    const executionArn = await start(machine, '["a","b"]');
    expect(await finished(executionArn)).toMatchObject({ output: '["a","b"]' });
    const { mapRuns } = await client.send(new ListMapRunsCommand({ executionArn }));
    const name = machine.split(':').at(-1);
    expect(mapRuns).toMatchObject([{ executionArn, stateMachineArn: `${machine}/notas` }]);
    const mapRunArn = mapRuns?.[0]?.mapRunArn ?? '';
    expect(mapRunArn).toMatch(new RegExp(`:mapRun:${name}/notas:[0-9a-f-]{36}$`));
    const counts = { total: 2, succeeded: 2, pending: 0, running: 0, failed: 0, resultsWritten: 2 };
    expect(await describeRun(mapRunArn)).toMatchObject({
      executionArn,
      status: 'SUCCEEDED',
      maxConcurrency: 1,
      toleratedFailureCount: 0,
      toleratedFailurePercentage: 0,
      redriveCount: 0,
      itemCounts: counts,
      executionCounts: counts,
    });
    const children = await childrenOf(mapRunArn);
    expect(children).toHaveLength(2);
    const [newest] = children;
    expect(newest).toMatchObject({ mapRunArn, itemCount: 1, stateMachineArn: `${machine}/notas` });
    const child = { executionArn: newest?.executionArn };
    expect(child.executionArn).toMatch(new RegExp(`:execution:${name}/notas:[0-9a-f-]{36}$`));
    expect(await client.send(new DescribeExecutionCommand(child))).toMatchObject({
      input: '"b"',
      output: '"b"',
      mapRunArn,
      status: 'SUCCEEDED',
      redriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven',
    });
    expect(await typesOf(child.executionArn)).toEqual([
      'ExecutionStarted',
      'PassStateEntered',
      'PassStateExited',
      'ExecutionSucceeded',
    ]);
    const described = await client.send(new DescribeStateMachineForExecutionCommand(child));
    expect(described).toMatchObject({ mapRunArn, label: 'notas', stateMachineArn: `${machine}/notas` });
    expect(JSON.parse(described.definition ?? '')).toMatchObject({ StartAt: 'Item' });
    expect(
      (await client.send(new ListExecutionsCommand({ stateMachineArn: machine }))).executions,
    ).toHaveLength(1);
  });

  test('dadas filhas Express, descrevem-se, mas o histórico delas não se lê', async () => {
    const executionArn = await start(await create(mapOver({ Type: 'Pass' }, {}, 'EXPRESS')), '[1]');
    await finished(executionArn);
    const [child] = await childrenOf(await mapRunOf(executionArn));
    expect(child?.executionArn).toContain(':express:');
    expect(
      await client.send(new DescribeExecutionCommand({ executionArn: child?.executionArn })),
    ).toMatchObject({ status: 'SUCCEEDED', output: '1' });
    await expect(
      client.send(new GetExecutionHistoryCommand({ executionArn: child?.executionArn })),
    ).rejects.toMatchObject({
      name: 'InvalidArn',
      message: "Invalid Arn: 'Resource type not valid in this context: express'",
    });
  });

  test('dado um Map Run que anda, UpdateMapRun muda os limites; acabado, é recusado', async () => {
    const arn = await activity('limites');
    const executionArn = await start(await create(mapOver({ Type: 'Task', Resource: arn })), '[1,2,3]');
    const mapRunArn = await mapRunOf(executionArn);
    const running = async () => (await describeRun(mapRunArn)).executionCounts?.running;
    await expect.poll(running).toBe(1);
    await client.send(
      new UpdateMapRunCommand({ mapRunArn, maxConcurrency: 3, toleratedFailurePercentage: 33.4 }),
    );
    await expect.poll(running).toBe(3);
    expect(await describeRun(mapRunArn)).toMatchObject({
      maxConcurrency: 3,
      toleratedFailurePercentage: 33.4,
      status: 'RUNNING',
    });
    const { taskToken } = await nextTask(arn);
    await client.send(new SendTaskFailureCommand({ taskToken, error: 'Uma' }));
    for (let n = 0; n < 2; n++) await answer(arn, '"ok"');
    expect(await finished(executionArn)).toMatchObject({ status: 'SUCCEEDED', output: '["ok","ok"]' });
    expect(await childrenOf(mapRunArn, { statusFilter: 'FAILED' })).toHaveLength(1);
    await expect(
      client.send(new UpdateMapRunCommand({ mapRunArn, maxConcurrency: 1 })),
    ).rejects.toMatchObject({ name: 'ValidationException', reason: 'CANNOT_UPDATE_COMPLETED_MAP_RUN' });
    await expect(
      client.send(new UpdateMapRunCommand({ mapRunArn, toleratedFailurePercentage: 101 })),
    ).rejects.toMatchObject({ name: 'ValidationException' });
  });

  test('dado um Map Run que falhou, o redrive da mãe só refaz as filhas que não deram certo', async () => {
    const arn = await activity('refeitas');
    const executionArn = await start(await create(mapOver({ Type: 'Task', Resource: arn })), '[1,2,3]');
    expect(await answer(arn, '"um"')).toBe('1');
    const { taskToken } = await nextTask(arn);
    await client.send(new SendTaskFailureCommand({ taskToken, error: 'Quebrou' }));
    expect(await finished(executionArn)).toMatchObject({ error: 'States.ExceedToleratedFailureThreshold' });
    const mapRunArn = await mapRunOf(executionArn);
    const [broken] = await childrenOf(mapRunArn, { statusFilter: 'FAILED' });
    const describeBroken = () =>
      client.send(new DescribeExecutionCommand({ executionArn: broken?.executionArn }));
    expect(await describeBroken()).toMatchObject({ redriveStatus: 'REDRIVABLE_BY_MAP_RUN' });
    await expect(
      client.send(new RedriveExecutionCommand({ executionArn: broken?.executionArn })),
    ).rejects.toMatchObject({ name: 'ExecutionNotRedrivable' });

    await client.send(new RedriveExecutionCommand({ executionArn }));
    expect(await answer(arn, '"dois"')).toBe('2');
    expect(await answer(arn, '"tres"')).toBe('3');
    expect(await finished(executionArn)).toMatchObject({ output: '["um","dois","tres"]' });
    const types = await typesOf(executionArn);
    expect(types?.filter((type) => type === 'MapRunStarted')).toHaveLength(1);
    expect(types?.slice(-5)).toEqual([
      'MapRunRedriven',
      'MapRunSucceeded',
      'MapStateSucceeded',
      'MapStateExited',
      'ExecutionSucceeded',
    ]);
    expect(await describeRun(mapRunArn)).toMatchObject({ status: 'SUCCEEDED', redriveCount: 1 });
    expect(await describeBroken()).toMatchObject({ status: 'SUCCEEDED', redriveCount: 1, output: '"dois"' });
    expect(await childrenOf(mapRunArn, { redriveFilter: 'REDRIVEN' })).toHaveLength(1);
    expect(await childrenOf(mapRunArn)).toHaveLength(3);
  });

  test('dada uma filha parada, o Map Run a conta como interrompida', async () => {
    const arn = await activity('parar');
    const definition = mapOver({ Type: 'Task', Resource: arn }, { ToleratedFailureCount: 1 });
    const executionArn = await start(await create(definition), '[1]');
    const mapRunArn = await mapRunOf(executionArn);
    await expect.poll(async () => (await childrenOf(mapRunArn)).length).toBe(1);
    const [child] = await childrenOf(mapRunArn);
    await client.send(new StopExecutionCommand({ executionArn: child?.executionArn, error: 'Chega' }));
    await finished(executionArn);
    expect((await describeRun(mapRunArn)).executionCounts).toMatchObject({ aborted: 1 });
    expect(
      await client.send(new DescribeExecutionCommand({ executionArn: child?.executionArn })),
    ).toMatchObject({ status: 'ABORTED', error: 'Chega' });
  });

  test('dado o que não existe, ou o ARN com rótulo, diz por quê', async () => {
    const mapRunArn = `${PREFIX}:mapRun:m/x:nenhum`;
    const missing = { name: 'ResourceNotFound', message: `Resource not found: '${mapRunArn}'` };
    await expect(describeRun(mapRunArn)).rejects.toMatchObject(missing);
    await expect(childrenOf(mapRunArn)).rejects.toMatchObject(missing);
    await expect(describeRun('torto')).rejects.toMatchObject({ name: 'InvalidArn' });
    await expect(
      client.send(new DescribeStateMachineCommand({ stateMachineArn: `${PREFIX}:stateMachine:m/x` })),
    ).rejects.toMatchObject({ name: 'ValidationException', reason: 'API_DOES_NOT_SUPPORT_LABELED_ARNS' });
    await expect(
      client.send(new ListExecutionsCommand({ mapRunArn, stateMachineArn: `${PREFIX}:stateMachine:m` })),
    ).rejects.toMatchObject({ name: 'ValidationException' });
  });
});

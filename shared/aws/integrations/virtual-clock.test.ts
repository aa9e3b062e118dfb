import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { expect, test } from 'vitest';
import { startLocalAws, VirtualClock } from '../index.ts';

test('dado um relógio virtual, .sync:2 espera uma filha de uma hora sem estourar o tempo da mãe', async () => {
  const aws = await startLocalAws({ port: 0, clock: new VirtualClock() });
  const sfn = new SFNClient(aws.clientConfig);
  const create = async (name: string, state: object) => {
    const definition = JSON.stringify({ StartAt: 'S', States: { S: { ...state, End: true } } });
    const roleArn = 'arn:aws:iam::123456789012:role/papel';
    return (await sfn.send(new CreateStateMachineCommand({ name, definition, roleArn }))).stateMachineArn;
  };
  const StateMachineArn = await create('filha', { Type: 'Wait', Seconds: 3600 });
  const stateMachineArn = await create('mae', {
    Type: 'Task',
    Resource: 'arn:aws:states:::states:startExecution.sync:2',
    Parameters: { StateMachineArn },
    TimeoutSeconds: 7200,
  });
  const { executionArn } = await sfn.send(new StartExecutionCommand({ stateMachineArn }));
  await expect
    .poll(async () => (await sfn.send(new DescribeExecutionCommand({ executionArn }))).status, {
      timeout: 5000,
    })
    .not.toBe('RUNNING');
  const { status, startDate, stopDate } = await sfn.send(new DescribeExecutionCommand({ executionArn }));
  expect(status).toBe('SUCCEEDED');
  expect((stopDate?.getTime() ?? 0) - (startDate?.getTime() ?? 0)).toBe(3_600_000);
  sfn.destroy();
  await aws.close();
});

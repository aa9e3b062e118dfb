import {
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
} from '@aws-sdk/client-sfn';
import { beforeAll, describe, expect, test } from 'vitest';
import { end, entries, fn, machine, sfn, start } from './test-machine.ts';

describe('.waitForTaskToken', () => {
  async function waiting(more: object = {}) {
    const executionArn = await start(
      await machine({
        T: {
          Type: 'Task',
          Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
          Parameters: { FunctionName: 'guarda', Payload: { 'token.$': '$$.Task.Token' } },
          End: true,
          ...more,
        },
      }),
    );
    // A função não sabe de qual execução veio: o token mais novo é o desta.
    await expect.poll(() => tokens().length, { timeout: 5000 }).toBe(++received);
    return { executionArn, taskToken: tokens().at(-1) ?? '' };
  }
  let received = 0;
  const tokens = () =>
    entries.flatMap((entry) =>
      entry.kind === 'function' && entry.message.startsWith('token=')
        ? [entry.message.slice('token='.length)]
        : [],
    );
  beforeAll(() =>
    fn('guarda', 'exports.handler = async (e) => { console.log("token=" + e.token); return "guardado"; };'),
  );

  test('dado SendTaskSuccess, a tarefa termina com a saída dele', async () => {
    const { executionArn, taskToken } = await waiting();
    await sfn.send(new SendTaskHeartbeatCommand({ taskToken }));
    await sfn.send(new SendTaskSuccessCommand({ taskToken, output: '{"aprovado": true}' }));
    const run = await end(executionArn);
    expect(run).toMatchObject({ status: 'SUCCEEDED', output: '{"aprovado":true}' });
    expect(run.types).toContain('TaskSubmitted');
    await expect(sfn.send(new SendTaskSuccessCommand({ taskToken, output: '1' }))).rejects.toMatchObject({
      name: 'TaskTimedOut',
      message: "Task Timed Out: 'Provided task does not exist anymore'",
    });
  });

  test('dado SendTaskFailure, a tarefa falha com o erro e a causa dele', async () => {
    const { executionArn, taskToken } = await waiting();
    await sfn.send(new SendTaskFailureCommand({ taskToken, error: 'Recusado', cause: 'faltou documento' }));
    expect(await end(executionArn)).toMatchObject({
      status: 'FAILED',
      error: 'Recusado',
      cause: 'faltou documento',
    });
  });

  test('dado o tempo esgotado, a tarefa falha e o token não serve mais', async () => {
    const { executionArn, taskToken } = await waiting({ TimeoutSeconds: 1 });
    expect(await end(executionArn)).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
    await expect(sfn.send(new SendTaskSuccessCommand({ taskToken, output: '1' }))).rejects.toMatchObject({
      name: 'TaskTimedOut',
    });
  });
});

import {
  ListExecutionsCommand,
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  StartExecutionCommand,
  StartSyncExecutionCommand,
} from '@aws-sdk/client-sfn';
import { describe, expect, test } from 'vitest';
import { client, create, pass } from './test-machines.ts';

describe('Express', () => {
  test('dado StartSyncExecution, responde com o fim', async () => {
    const stateMachineArn = await create(pass({ x: 1 }), 'EXPRESS');
    const result = await client.send(
      new StartSyncExecutionCommand({ stateMachineArn, input: '{}', name: 'n' }),
    );
    expect(result).toMatchObject({
      status: 'SUCCEEDED',
      name: 'n',
      input: '{}',
      output: '{"x":1}',
      billingDetails: { billedDurationInMilliseconds: 100, billedMemoryUsedInMB: 64 },
    });
    expect(result.executionArn).toMatch(/:express:maquina-\d+:n:[0-9a-f-]{36}$/);
  });

  test('dada uma que falha, o erro vem na resposta', async () => {
    const definition = JSON.stringify({
      StartAt: 'F',
      States: { F: { Type: 'Fail', Error: 'Negado', Cause: 'sem saldo' } },
    });
    const stateMachineArn = await create(definition, 'EXPRESS');
    expect(await client.send(new StartSyncExecutionCommand({ stateMachineArn }))).toMatchObject({
      status: 'FAILED',
      error: 'Negado',
      cause: 'sem saldo',
    });
  });

  test('dada a máquina do outro tipo, é StateMachineTypeNotSupported', async () => {
    const standard = await create(pass());
    const express = await create(pass(), 'EXPRESS');
    const expected = {
      name: 'StateMachineTypeNotSupported',
      message: 'This operation is not supported by this type of state machine',
    };
    await expect(
      client.send(new StartSyncExecutionCommand({ stateMachineArn: standard })),
    ).rejects.toMatchObject(expected);
    await expect(client.send(new ListExecutionsCommand({ stateMachineArn: express }))).rejects.toMatchObject(
      expected,
    );
    expect(
      (await client.send(new StartExecutionCommand({ stateMachineArn: express }))).executionArn,
    ).toContain(':express:');
  });
});

describe('tokens', () => {
  test('dado um token que não existe, é InvalidToken', async () => {
    const expected = { name: 'InvalidToken', message: "Invalid Token: 'Invalid token'" };
    await expect(
      client.send(new SendTaskSuccessCommand({ taskToken: 'x', output: '{}' })),
    ).rejects.toMatchObject(expected);
    await expect(client.send(new SendTaskFailureCommand({ taskToken: 'x' }))).rejects.toMatchObject(expected);
    await expect(client.send(new SendTaskHeartbeatCommand({ taskToken: 'x' }))).rejects.toMatchObject(
      expected,
    );
  });

  test('dada uma saída que não é JSON, é InvalidOutput', async () => {
    await expect(
      client.send(new SendTaskSuccessCommand({ taskToken: 'x', output: 'not json' })),
    ).rejects.toMatchObject({ name: 'InvalidOutput' });
  });
});

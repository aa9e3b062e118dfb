import {
  TestStateCommand,
  type TestStateCommandInput,
  ValidateStateMachineDefinitionCommand,
} from '@aws-sdk/client-sfn';
import { describe, expect, test } from 'vitest';
import { client, create, pass, ROLE } from './test-machines.ts';

const testOne = (definition: object, more: Partial<TestStateCommandInput> = {}) =>
  client.send(new TestStateCommand({ definition: JSON.stringify(definition), ...more }));

describe('TestState', () => {
  test('dado um Pass, devolve a saída e o próximo estado', async () => {
    const state = { Type: 'Pass', Parameters: { 'dobro.$': 'States.MathAdd($.n, $.n)' }, Next: 'Fim' };
    expect(await testOne(state, { input: '{"n":21}', inspectionLevel: 'DEBUG' })).toMatchObject({
      status: 'SUCCEEDED',
      output: '{"dobro":42}',
      nextState: 'Fim',
      inspectionData: { input: '{"n":21}', afterParameters: '{"dobro":42}' },
    });
  });

  test('dada uma tarefa, ela vai ao serviço de verdade em nome do papel', async () => {
    const StateMachineArn = await create(pass('filha'), 'EXPRESS');
    const state = {
      Type: 'Task',
      Resource: 'arn:aws:states:::aws-sdk:sfn:startSyncExecution',
      Parameters: { StateMachineArn },
      OutputPath: '$.Output',
      End: true,
    };
    expect(await testOne(state, { roleArn: ROLE })).toMatchObject({
      status: 'SUCCEEDED',
      output: '"\\"filha\\""',
    });
    await expect(testOne(state)).rejects.toMatchObject({ name: 'ValidationException' });
    await expect(testOne(state, { roleArn: 'papel' })).rejects.toMatchObject({ name: 'InvalidArn' });
  });

  test('dado um mock que falha, conta as tentativas e diz quando já não tenta', async () => {
    const state = {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: { FunctionName: 'f' },
      Retry: [{ ErrorEquals: ['Cheio'], IntervalSeconds: 2, MaxAttempts: 1 }],
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Desistir' }],
      End: true,
    };
    const mock = { errorOutput: { error: 'Cheio', cause: 'muita gente' } };
    expect(await testOne(state, { mock, inspectionLevel: 'DEBUG' })).toMatchObject({
      status: 'RETRIABLE',
      error: 'Cheio',
      cause: 'muita gente',
      inspectionData: { errorDetails: { retryBackoffIntervalSeconds: 2 } },
    });
    expect(await testOne(state, { mock, stateConfiguration: { retrierRetryCount: 1 } })).toMatchObject({
      status: 'CAUGHT_ERROR',
      nextState: 'Desistir',
    });
  });

  test('dada uma máquina inteira, stateName escolhe o estado; variables e context entram nele', async () => {
    const machine = {
      QueryLanguage: 'JSONata',
      StartAt: 'A',
      States: {
        A: { Type: 'Pass', Next: 'B' },
        B: {
          Type: 'Task',
          Resource: 'arn:aws:states:::lambda:invoke',
          Arguments: { FunctionName: '{% $quem %}' },
          Output: '{% $states.context.Execution.Name & $string($states.result.Payload) %}',
          End: true,
        },
      },
    };
    expect(
      await testOne(machine, {
        stateName: 'B',
        variables: '{"quem":"f"}',
        context: '{"Execution":{"Name":"e"}}',
        mock: { result: '{"Payload":7}', fieldValidationMode: 'NONE' },
      }),
    ).toMatchObject({ status: 'SUCCEEDED', output: '"e7"' });
  });

  test('dado um pedido torto, o erro é o da AWS', async () => {
    await expect(testOne({ Type: 'Nada' })).rejects.toMatchObject({ name: 'InvalidDefinition' });
    await expect(testOne({ Type: 'Pass', End: true }, { input: 'torto' })).rejects.toMatchObject({
      name: 'InvalidExecutionInput',
    });
    await expect(
      testOne({ Type: 'Pass', End: true }, { inspectionLevel: 'TUDO' as 'INFO' }),
    ).rejects.toMatchObject({ name: 'ValidationException' });
  });
});

describe('ValidateStateMachineDefinition', () => {
  const validate = (definition: object, more: object = {}) =>
    client.send(
      new ValidateStateMachineDefinitionCommand({ definition: JSON.stringify(definition), ...more }),
    );
  const broken = {
    StartAt: 'A',
    States: {
      A: { Type: 'Pass', Next: 'X' },
      B: { Type: 'Pass', Next: 'Y' },
      C: { Type: 'Pass', Next: 'Z' },
    },
  };

  test('dado maxResults, corta e avisa que cortou', async () => {
    const whole = await validate(broken);
    expect(whole).toMatchObject({ result: 'FAIL', truncated: false });
    const total = whole.diagnostics?.length ?? 0;
    expect(total).toBeGreaterThan(1);
    const cut = await validate(broken, { maxResults: 1 });
    expect(cut).toMatchObject({ result: 'FAIL', truncated: true, diagnostics: [whole.diagnostics?.[0]] });
    expect(await validate(broken, { maxResults: total })).toMatchObject({ truncated: false });
    expect((await validate(broken, { maxResults: 0 })).diagnostics).toHaveLength(total);
    await expect(validate(broken, { maxResults: 101 })).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });

  test('dado o tipo EXPRESS, recusa o que ele não aceita', async () => {
    const state = {
      Type: 'Task',
      Resource: 'arn:aws:states:us-east-1:123456789012:activity:a',
      End: true,
    };
    const machine = { StartAt: 'A', States: { A: state } };
    expect((await validate(machine)).result).toBe('OK');
    expect(await validate(machine, { type: 'EXPRESS', severity: 'WARNING' })).toMatchObject({
      result: 'FAIL',
      diagnostics: [{ severity: 'ERROR', message: 'Express state machine does not support Activity ARN' }],
    });
    await expect(validate(machine, { severity: 'FATAL' })).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });
});

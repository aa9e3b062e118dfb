import { describe, expect, test } from 'vitest';
import { machine, runTask } from './test-machine.ts';

describe('states:startExecution', () => {
  const child = { P: { Type: 'Pass', Result: { ok: 1 }, End: true } };

  test('dado só startExecution, devolve o ARN da filha sem esperar', async () => {
    const run = await runTask({
      Resource: 'arn:aws:states:::states:startExecution',
      Parameters: { StateMachineArn: await machine(child), Input: { a: 1 }, Name: 'filha' },
    });
    expect(run.status, run.cause).toBe('SUCCEEDED');
    const output = JSON.parse(run.output ?? '');
    expect(Object.keys(output)).toEqual([
      'ExecutionArn',
      'SdkHttpMetadata',
      'SdkResponseMetadata',
      'StartDate',
    ]);
    expect(output.ExecutionArn).toMatch(/:execution:m\d+:filha$/);
    expect(output.SdkHttpMetadata.HttpHeaders.connection).toBe('keep-alive');
    expect(output.StartDate).toBeGreaterThan(1e12);
  });

  test.each([
    ['sync', '{"ok":1}', '{"a":1}'],
    ['sync:2', { ok: 1 }, { a: 1 }],
  ])('dado .%s, espera e devolve a saída', async (pattern, output, input) => {
    const run = await runTask({
      Resource: `arn:aws:states:::states:startExecution.${pattern}`,
      Parameters: { StateMachineArn: await machine(child), Input: { a: 1 } },
    });
    expect(run.status, run.cause).toBe('SUCCEEDED');
    const result = JSON.parse(run.output ?? '');
    expect(Object.keys(result)).toEqual([
      'ExecutionArn',
      'Input',
      'InputDetails',
      'Name',
      'Output',
      'OutputDetails',
      'StartDate',
      'StateMachineArn',
      'Status',
      'StopDate',
    ]);
    expect(result).toMatchObject({ Output: output, Input: input, Status: 'SUCCEEDED' });
    expect(run.types).toContain('TaskSubmitted');
  });

  test('dada uma filha que falha, .sync:2 é States.TaskFailed com ela na causa', async () => {
    const run = await runTask({
      Resource: 'arn:aws:states:::states:startExecution.sync:2',
      Parameters: { StateMachineArn: await machine({ F: { Type: 'Fail', Error: 'SemSaldo', Cause: 'c' } }) },
    });
    expect(run).toMatchObject({ status: 'FAILED', error: 'States.TaskFailed' });
    expect(JSON.parse(run.cause ?? '')).toMatchObject({ Cause: 'c', Error: 'SemSaldo', Status: 'FAILED' });
  });

  test('dada uma máquina que não existe, diz como a AWS', async () => {
    const StateMachineArn = 'arn:aws:states:us-east-1:123456789012:stateMachine:sumiu';
    expect(
      await runTask({ Resource: 'arn:aws:states:::states:startExecution', Parameters: { StateMachineArn } }),
    ).toMatchObject({
      error: 'StepFunctions.StateMachineDoesNotExistException',
      cause: expect.stringMatching(
        /^State Machine Does Not Exist: '.*' \(Service: AWSStepFunctions; Status Code: 400; Error Code: StateMachineDoesNotExist; Request ID: .*; Proxy: null\)$/,
      ),
    });
  });
});

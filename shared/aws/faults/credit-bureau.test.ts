import { CreateFunctionCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type LocalAws, startLocalAws, VirtualClock } from '../index.ts';
import type { Fault } from './fault.ts';

// O bureau de crédito do passo 05: recusa por excesso, demora demais e falha. O relógio é virtual, e as
// esperas do Retry, os atrasos e os prazos não levam tempo.

const ROLE = 'arn:aws:iam::123456789012:role/emprestimo';

let aws: LocalAws;
let sfn: SFNClient;
let stateMachineArn: string | undefined;
beforeAll(async () => {
  aws = await startLocalAws({ port: 0, clock: new VirtualClock() });
  sfn = new SFNClient(aws.clientConfig);
  await new LambdaClient(aws.clientConfig).send(
    new CreateFunctionCommand({
      FunctionName: 'bureau-de-credito',
      Role: ROLE,
      Runtime: 'nodejs20.x',
      Handler: 'index.handler',
      Timeout: 20,
      Code: { ZipFile: zipSync({ 'index.js': strToU8('exports.handler = async () => ({ score: 720 });') }) },
    }),
  );
  const definition = JSON.stringify({
    StartAt: 'Verificar crédito',
    States: {
      'Verificar crédito': {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Parameters: { FunctionName: 'bureau-de-credito' },
        OutputPath: '$.Payload',
        TimeoutSeconds: 10,
        Retry: [
          {
            ErrorEquals: ['Lambda.TooManyRequestsException', 'States.Timeout'],
            IntervalSeconds: 2,
            BackoffRate: 3,
            MaxAttempts: 2,
          },
        ],
        Catch: [{ ErrorEquals: ['CpfNaoEncontrado'], Next: 'Pedir documentos' }],
        End: true,
      },
      'Pedir documentos': { Type: 'Pass', Result: 'documentos', End: true },
    },
  });
  const created = await sfn.send(
    new CreateStateMachineCommand({ name: 'emprestimo', definition, roleArn: ROLE }),
  );
  stateMachineArn = created.stateMachineArn;
});
afterAll(() => aws.close());
beforeEach(() => aws.call('local', 'DeleteFaults', {}));

async function loanWith(...faults: Omit<Fault, 'service'>[]) {
  await aws.call('local', 'PutFaults', {
    faults: faults.map((fault) => ({ service: 'lambda', action: 'Invoke', ...fault })),
  });
  const { executionArn } = await sfn.send(new StartExecutionCommand({ stateMachineArn }));
  const described = () => sfn.send(new DescribeExecutionCommand({ executionArn }));
  await expect.poll(async () => (await described()).status, { timeout: 5000 }).not.toBe('RUNNING');
  const { status, output, error, startDate, stopDate } = await described();
  const { events = [] } = await sfn.send(new GetExecutionHistoryCommand({ executionArn }));
  return {
    status,
    error,
    output: output === undefined ? undefined : JSON.parse(output),
    seconds: ((stopDate?.getTime() ?? 0) - (startDate?.getTime() ?? 0)) / 1000,
    attempts: events.filter(({ type }) => type === 'TaskScheduled').length,
  };
}

describe('o bureau de crédito', () => {
  test('dado que recusa as duas primeiras por excesso, o Retry espera 2 e 6 segundos e consegue', async () => {
    expect(await loanWith({ resource: 'bureau-de-credito', calls: { first: 2 } })).toEqual({
      status: 'SUCCEEDED',
      output: { score: 720 },
      seconds: 8,
      attempts: 3,
    });
  });

  test('dado que não responde à primeira, o prazo da tarefa esgota e a segunda consegue', async () => {
    expect(await loanWith({ timeout: true, calls: { nth: 1 } })).toMatchObject({
      status: 'SUCCEEDED',
      seconds: 12,
      attempts: 2,
    });
  });

  test('dado que nunca responde, as três tentativas esgotam o prazo', async () => {
    expect(await loanWith({ timeout: true })).toMatchObject({
      status: 'FAILED',
      error: 'States.Timeout',
      seconds: 38,
      attempts: 3,
    });
  });

  test('dado um atraso menor que o prazo, a resposta chega', async () => {
    expect(await loanWith({ delay: 9000 })).toMatchObject({ status: 'SUCCEEDED', seconds: 9, attempts: 1 });
  });

  test('dado um erro que não adianta repetir, o Catch pede documentos', async () => {
    expect(
      await loanWith({ functionError: { errorType: 'CpfNaoEncontrado', errorMessage: 'sem cadastro' } }),
    ).toMatchObject({ status: 'SUCCEEDED', output: 'documentos', seconds: 0, attempts: 1 });
  });

  test('dado que passa do seu próprio tempo antes do da tarefa, o erro é o da função', async () => {
    await aws.call('lambda', 'UpdateFunctionConfiguration', {
      FunctionName: 'bureau-de-credito',
      Timeout: 5,
    });
    expect(await loanWith({ timeLimit: true })).toMatchObject({
      status: 'FAILED',
      error: 'Sandbox.Timedout',
      seconds: 5,
      attempts: 1,
    });
  });
});

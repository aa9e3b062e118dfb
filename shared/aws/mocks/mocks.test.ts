import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  DescribeExecutionCommand,
  SFNClient,
  StartExecutionCommand,
  StartSyncExecutionCommand,
} from '@aws-sdk/client-sfn';
import { describe, expect, test } from 'vitest';
import { startLocalAws } from '../index.ts';
import { cleanups, create, newFolder, run, start } from './test-mocked.ts';

// O exemplo da documentação do Step Functions Local, com três caminhos. Aqui o segundo estado lê uma tabela.
const example = {
  StateMachines: {
    LambdaTableIntegration: {
      TestCases: {
        HappyPath: { LambdaState: 'MockedLambdaSuccess', TableState: 'MockedTableSuccess' },
        RetryPath: { LambdaState: 'MockedLambdaRetry', TableState: 'MockedTableSuccess' },
        HybridPath: { LambdaState: 'MockedLambdaSuccess' },
      },
    },
  },
  MockedResponses: {
    MockedLambdaSuccess: { '0': { Return: { StatusCode: 200, Payload: { body: 'Hello from Lambda!' } } } },
    MockedLambdaRetry: {
      '0': { Throw: { Error: 'Lambda.ResourceNotReadyException', Cause: 'Lambda resource is not ready.' } },
      '1-2': { Throw: { Error: 'Lambda.TimeoutException', Cause: 'Lambda timed out.' } },
      '3': { Return: { StatusCode: 200, Payload: { body: 'Hello from Lambda!' } } },
    },
    MockedTableSuccess: { '0': { Return: { Table: { TableStatus: 'ACTIVE' } } } },
  },
};

const lambdaAndTable = {
  LambdaState: {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Parameters: { FunctionName: 'HelloWorldFunction', 'Payload.$': '$' },
    Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 2, MaxAttempts: 3, BackoffRate: 2 }],
    Next: 'TableState',
  },
  TableState: {
    Type: 'Task',
    Resource: 'arn:aws:states:::aws-sdk:dynamodb:describeTable',
    Parameters: { TableName: 'recibos' },
    End: true,
  },
};

describe('o exemplo da documentação', () => {
  test('dado #HappyPath, os dois estados respondem o que foi encomendado, sem chamar serviço nenhum', async () => {
    const aws = await start(example);
    const arn = await create(aws, 'LambdaTableIntegration', lambdaAndTable);
    expect(await run(aws, `${arn}#HappyPath`)).toMatchObject({
      status: 'SUCCEEDED',
      output: { Table: { TableStatus: 'ACTIVE' } },
    });
  });

  test('dado #RetryPath, cada tentativa pega a resposta seguinte', async () => {
    const aws = await start(example);
    const arn = await create(aws, 'LambdaTableIntegration', lambdaAndTable);
    const { status, types } = await run(aws, `${arn}#RetryPath`);
    expect(status).toBe('SUCCEEDED');
    expect(types.filter((type) => type === 'TaskFailed')).toHaveLength(3);
  });

  test('dado #HybridPath, o estado sem resposta encomendada chama o serviço de verdade', async () => {
    const aws = await start(example);
    const arn = await create(aws, 'LambdaTableIntegration', lambdaAndTable);
    const { status, error } = await run(aws, `${arn}#HybridPath`);
    expect({ status, error }).toEqual({ status: 'FAILED', error: 'DynamoDb.ResourceNotFoundException' });
  });

  test('sem caso, a execução é a de sempre', async () => {
    const aws = await start(example);
    const arn = await create(aws, 'LambdaTableIntegration', lambdaAndTable);
    expect(await run(aws, arn)).toMatchObject({
      status: 'FAILED',
      error: 'Lambda.ResourceNotFoundException',
    });
  });

  test('dado um caso que não existe, a recusa diz os que existem', async () => {
    const aws = await start(example);
    const arn = await create(aws, 'LambdaTableIntegration', lambdaAndTable);
    await expect(run(aws, `${arn}#CaminhoTriste`)).rejects.toMatchObject({
      name: 'ValidationException',
      message:
        'O MockConfigFile não tem o caso "CaminhoTriste" para a máquina "LambdaTableIntegration". Os que tem: HappyPath, RetryPath, HybridPath.',
    });
  });

  test('sem MockConfigFile, # é parte do nome, como na AWS', async () => {
    const aws = await start(undefined);
    const arn = await create(aws, 'LambdaTableIntegration', lambdaAndTable);
    await expect(run(aws, `${arn}#HappyPath`)).rejects.toMatchObject({ name: 'StateMachineDoesNotExist' });
  });
});

describe('a conta das chamadas', () => {
  const task = (Resource: string, more: object = {}) => ({
    Type: 'Task',
    Resource,
    Parameters: {},
    End: true,
    ...more,
  });
  const config = (responses: object) => ({
    StateMachines: { M: { TestCases: { C: { Chamar: 'R' } } } },
    MockedResponses: { R: responses },
  });

  test('dado um Map com Retry, tentativas e iterações avançam a mesma conta', async () => {
    const aws = await start(
      config({ 0: { Throw: { Error: 'Boom' } }, 1: { Return: 'um' }, 2: { Return: 'dois' } }),
    );
    const arn = await create(aws, 'M', {
      Cada: {
        Type: 'Map',
        MaxConcurrency: 1,
        ItemProcessor: {
          StartAt: 'Chamar',
          States: {
            Chamar: task('arn:aws:states:::lambda:invoke', {
              Retry: [{ ErrorEquals: ['Boom'] }],
              Parameters: { FunctionName: 'f' },
            }),
          },
        },
        End: true,
      },
    });
    expect(await run(aws, `${arn}#C`, [1, 2])).toMatchObject({ status: 'SUCCEEDED', output: ['um', 'dois'] });
  });

  test('dado um laço, cada volta pega a resposta seguinte', async () => {
    const aws = await start(config({ 0: { Return: 'pendente' }, 1: { Return: 'pronto' } }));
    const arn = await create(aws, 'M', {
      Chamar: { ...task('arn:aws:states:::aws-sdk:ec2:describeInstances'), End: undefined, Next: 'Olhar' },
      Olhar: {
        Type: 'Choice',
        Choices: [{ Variable: '$', StringEquals: 'pronto', Next: 'Fim' }],
        Default: 'Chamar',
      },
      Fim: { Type: 'Succeed' },
    });
    expect(await run(aws, `${arn}#C`)).toMatchObject({ status: 'SUCCEEDED', output: 'pronto' });
  });

  test('dada uma chamada além da última resposta, a execução falha com States.Runtime', async () => {
    const aws = await start(config({ 0: { Throw: { Error: 'Boom', Cause: 'c' } } }));
    const arn = await create(aws, 'M', {
      Chamar: task('arn:aws:states:::aws-sdk:ec2:describeInstances', {
        Retry: [{ ErrorEquals: ['Boom'] }],
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Fim' }],
      }),
      Fim: { Type: 'Succeed' },
    });
    expect(await run(aws, `${arn}#C`)).toMatchObject({
      status: 'FAILED',
      error: 'States.Runtime',
      cause: expect.stringContaining("No mocked response found for invocation 1 of state 'Chamar' in 'R'."),
    });
  });

  test.each([
    [
      '.waitForTaskToken',
      'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
      { QueueUrl: 'https://sqs/123456789012/fila', 'MessageBody.$': '$$.Task.Token' },
    ],
    ['.sync', 'arn:aws:states:::glue:startJobRun.sync', { JobName: 'j' }],
  ])('dado %s, a resposta encomendada é a do fim', async (_pattern, Resource, Parameters) => {
    const aws = await start(config({ 0: { Return: { aprovado: true } } }));
    const arn = await create(aws, 'M', { Chamar: task(Resource, { Parameters }) });
    const { status, output, types } = await run(aws, `${arn}#C`);
    expect({ status, output }).toEqual({ status: 'SUCCEEDED', output: { aprovado: true } });
    expect(types).toContain('TaskSubmitted');
  });

  test('dada uma execução Express síncrona, o caso vale também', async () => {
    const aws = await start(config({ 0: { Return: 7 } }));
    const arn = await create(
      aws,
      'M',
      { Chamar: task('arn:aws:lambda:us-east-1:123456789012:function:f', { Parameters: undefined }) },
      'EXPRESS',
    );
    const sfn = new SFNClient(aws.clientConfig);
    expect(await sfn.send(new StartSyncExecutionCommand({ stateMachineArn: `${arn}#C` }))).toMatchObject({
      status: 'SUCCEEDED',
      output: '7',
    });
  });

  test('dado um reinício no meio, a execução lembra o caso e continua a conta', async () => {
    const storage = join(newFolder(), 'aws');
    const mockConfig = config({ 0: { Return: 'pendente' }, 1: { Return: 'pronto' } });
    const before = await startLocalAws({ port: 0, storage, mockConfig });
    const arn = await create(before, 'M', {
      Chamar: {
        Type: 'Task',
        Resource: 'arn:aws:lambda:us-east-1:123456789012:function:f',
        Next: 'Olhar',
      },
      Olhar: {
        Type: 'Choice',
        Choices: [{ Variable: '$', StringEquals: 'pronto', Next: 'Fim' }],
        Default: 'Esperar',
      },
      Esperar: { Type: 'Wait', Seconds: 1, Next: 'Chamar' },
      Fim: { Type: 'Succeed' },
    });
    const started = await new SFNClient(before.clientConfig).send(
      new StartExecutionCommand({ stateMachineArn: `${arn}#C`, input: '{}' }),
    );
    await before.close();
    const after = await startLocalAws({ port: 0, storage, mockConfig });
    cleanups.push(() => after.close());
    const sfn = new SFNClient(after.clientConfig);
    const described = () => sfn.send(new DescribeExecutionCommand({ executionArn: started.executionArn }));
    await expect.poll(async () => (await described()).status, { timeout: 5000 }).toBe('SUCCEEDED');
    expect((await described()).output).toBe('"pronto"');
  });
});

describe('o arquivo', () => {
  test('dado um arquivo que muda, a próxima execução já usa o novo', async () => {
    const file = join(newFolder(), 'MockConfigFile.json');
    const returning = (value: string) =>
      JSON.stringify({
        StateMachines: { M: { TestCases: { C: { Tabela: 'R' } } } },
        MockedResponses: { R: { 0: { Return: value } } },
      });
    writeFileSync(file, returning('antes'));
    const aws = await start(file);
    const arn = await create(aws, 'M', {
      Tabela: {
        Type: 'Task',
        Resource: 'arn:aws:states:::dynamodb:getItem',
        Parameters: { TableName: 't', Key: { id: { S: '1' } } },
        End: true,
      },
    });
    expect((await run(aws, `${arn}#C`)).output).toBe('antes');
    writeFileSync(file, returning('depois!'));
    expect((await run(aws, `${arn}#C`)).output).toBe('depois!');
  });
});

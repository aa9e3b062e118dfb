import { CreateFunctionCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LocalAws, type LogEntry, startLocalAws } from '../index.ts';

const ROLE = 'arn:aws:iam::123456789012:role/papel';
const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function';

let aws: LocalAws;
let sfn: SFNClient;
let lambda: LambdaClient;
const entries: LogEntry[] = [];
beforeAll(async () => {
  aws = await startLocalAws({ port: 0, log: (entry) => entries.push(entry) });
  sfn = new SFNClient({ ...aws.clientConfig, maxAttempts: 1 });
  lambda = new LambdaClient(aws.clientConfig);
  await fn('eco', 'exports.handler = async (event) => event;');
  await fn('decimal', 'exports.handler = async () => ({ valor: 0.5, texto: "a" });');
  await fn(
    'falha',
    'exports.handler = async (e) => { const error = new Error(e.message ?? "sem saldo"); error.name = e.name ?? "CreditoNegado"; throw error; };',
  );
  await fn('lenta', 'exports.handler = async () => { while (true); };', 1);
  await fn('sem-tipo', 'exports.handler = async () => { throw 1; };');
});
afterAll(async () => {
  sfn.destroy();
  lambda.destroy();
  await aws.close();
});

async function fn(name: string, source: string, timeout = 3): Promise<void> {
  await lambda.send(
    new CreateFunctionCommand({
      FunctionName: name,
      Role: ROLE,
      Runtime: 'nodejs20.x',
      Handler: 'index.handler',
      Timeout: timeout,
      Code: { ZipFile: zipSync({ 'index.js': strToU8(source) }) },
    }),
  );
}

let count = 0;
async function machine(states: object, type: 'STANDARD' | 'EXPRESS' = 'STANDARD'): Promise<string> {
  const definition = JSON.stringify({ StartAt: Object.keys(states)[0], States: states });
  const created = await sfn.send(
    new CreateStateMachineCommand({ name: `m${++count}`, definition, roleArn: ROLE, type }),
  );
  return created.stateMachineArn ?? '';
}

async function start(stateMachineArn: string, input: unknown = {}): Promise<string> {
  const started = await sfn.send(
    new StartExecutionCommand({ stateMachineArn, input: JSON.stringify(input) }),
  );
  return started.executionArn ?? '';
}

async function end(executionArn: string) {
  await expect
    .poll(async () => (await sfn.send(new DescribeExecutionCommand({ executionArn }))).status, {
      timeout: 8000,
    })
    .not.toBe('RUNNING');
  const described = await sfn.send(new DescribeExecutionCommand({ executionArn }));
  const { events } = await sfn.send(new GetExecutionHistoryCommand({ executionArn }));
  return { ...described, events: events ?? [], types: (events ?? []).map(({ type }) => type) };
}

async function runTask(task: object, input: unknown = {}) {
  return end(await start(await machine({ T: { Type: 'Task', End: true, ...task } }), input));
}

describe('função pelo ARN', () => {
  test('dada uma resposta, ela é o resultado', async () => {
    const run = await runTask({ Resource: `${FUNCTION}:eco` }, { a: [1, 'ç'] });
    expect(run).toMatchObject({ status: 'SUCCEEDED', output: '{"a":[1,"ç"]}' });
    expect(run.types).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'LambdaFunctionScheduled',
      'LambdaFunctionStarted',
      'LambdaFunctionSucceeded',
      'TaskStateExited',
      'ExecutionSucceeded',
    ]);
  });

  test('dado um erro da função, o nome dele é o erro e o JSON dela é a causa', async () => {
    const run = await runTask({ Resource: `${FUNCTION}:falha` });
    expect(run).toMatchObject({ status: 'FAILED', error: 'CreditoNegado' });
    expect(JSON.parse(run.cause ?? '')).toMatchObject({
      errorType: 'CreditoNegado',
      errorMessage: 'sem saldo',
    });
  });

  test('dada uma função que não existe, é Lambda.ResourceNotFoundException', async () => {
    expect(await runTask({ Resource: `${FUNCTION}:sumiu` })).toMatchObject({
      error: 'Lambda.ResourceNotFoundException',
      cause: expect.stringMatching(
        /^Function not found: arn:aws:lambda:us-east-1:123456789012:function:sumiu:\$LATEST \(Service: AWSLambda; Status Code: 404; Error Code: ResourceNotFoundException; Request ID: [0-9a-f-]{36}; Proxy: null\)$/,
      ),
    });
  });
});

describe('lambda:invoke', () => {
  const Resource = 'arn:aws:states:::lambda:invoke';

  test('dada uma resposta, traz os campos da AWS em ordem', async () => {
    const run = await runTask({
      Resource,
      Parameters: { FunctionName: `${FUNCTION}:decimal`, 'Payload.$': '$' },
    });
    expect(run.status, run.cause).toBe('SUCCEEDED');
    const output = JSON.parse(run.output ?? '');
    expect(Object.keys(output)).toEqual([
      'ExecutedVersion',
      'Payload',
      'SdkHttpMetadata',
      'SdkResponseMetadata',
      'StatusCode',
    ]);
    expect(output).toMatchObject({
      ExecutedVersion: '$LATEST',
      Payload: { valor: 0.5, texto: 'a' },
      StatusCode: 200,
    });
    expect(Object.keys(output.SdkHttpMetadata.AllHttpHeaders)).toEqual([
      'X-Amz-Executed-Version',
      'x-amzn-Remapped-Content-Length',
      'Connection',
      'x-amzn-RequestId',
      'Content-Length',
      'Date',
      'X-Amzn-Trace-Id',
      'Content-Type',
    ]);
    expect(Object.keys(output.SdkHttpMetadata.HttpHeaders)).toEqual([
      'Connection',
      'Content-Length',
      'Content-Type',
      'Date',
      'X-Amz-Executed-Version',
      'x-amzn-Remapped-Content-Length',
      'x-amzn-RequestId',
      'X-Amzn-Trace-Id',
    ]);
    expect(output.SdkHttpMetadata.HttpStatusCode).toBe(200);
    expect(output.SdkResponseMetadata.RequestId).toBe(output.SdkHttpMetadata.HttpHeaders['x-amzn-RequestId']);
  });

  test.each([
    ['falha', 'CreditoNegado'],
    ['sem-tipo', 'number'],
    ['lenta', 'Sandbox.Timedout'],
  ])('dada a função %s, o erro é %s', async (FunctionName, error) => {
    const run = await runTask({ Resource, Parameters: { FunctionName, Payload: {} } });
    expect(run).toMatchObject({ status: 'FAILED', error });
    expect(JSON.parse(run.cause ?? '').errorType).toBe(error);
    expect(run.types).toContain('TaskFailed');
  });

  test('dado um erro e um Catch, segue pelo caminho do erro', async () => {
    const run = await end(
      await start(
        await machine({
          T: {
            Type: 'Task',
            Resource,
            Parameters: { FunctionName: 'falha', Payload: { name: 'Ocupado' } },
            Retry: [{ ErrorEquals: ['Ocupado'], IntervalSeconds: 1, MaxAttempts: 1 }],
            Catch: [{ ErrorEquals: ['Ocupado'], Next: 'Pego' }],
            End: true,
          },
          Pego: { Type: 'Pass', Result: 'pego', End: true },
        }),
      ),
    );
    expect(run).toMatchObject({ status: 'SUCCEEDED', output: '"pego"' });
    expect(run.types.filter((type) => type === 'TaskFailed')).toHaveLength(2);
  });
});

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

describe('aws-sdk', () => {
  test('dado sfn:describeStateMachine, os campos vêm em PascalCase', async () => {
    const StateMachineArn = await machine({ P: { Type: 'Pass', End: true } });
    const run = await runTask({
      Resource: 'arn:aws:states:::aws-sdk:sfn:describeStateMachine',
      Parameters: { StateMachineArn },
    });
    expect(run.status, run.cause).toBe('SUCCEEDED');
    expect(JSON.parse(run.output ?? '')).toMatchObject({
      StateMachineArn,
      Status: 'ACTIVE',
      Type: 'STANDARD',
    });
    expect(run.output).not.toContain('metadata');
  });

  test('dado lambda:invoke, Payload é texto', async () => {
    const run = await runTask({
      Resource: 'arn:aws:states:::aws-sdk:lambda:invoke',
      Parameters: { FunctionName: 'eco', Payload: '{"a":1}' },
    });
    expect(run.status, run.cause).toBe('SUCCEEDED');
    expect(JSON.parse(run.output ?? '')).toEqual({
      ExecutedVersion: '$LATEST',
      Payload: '{"a":1}',
      StatusCode: 200,
    });
  });

  test('dado um erro do serviço, o nome leva o serviço e a causa conta as tentativas', async () => {
    const run = await runTask({
      Resource: 'arn:aws:states:::aws-sdk:sfn:sendTaskSuccess',
      Parameters: { TaskToken: 'x', Output: '{}' },
    });
    expect(run).toMatchObject({
      error: 'Sfn.InvalidTokenException',
      cause: expect.stringMatching(
        /^Invalid Token: 'Invalid token' \(Service: Sfn, Status Code: 400, Request ID: .*\) \(SDK Attempt Count: 1\)$/,
      ),
    });
  });

  test('dados s3:putObject, getObject e listObjectsV2, o corpo vai e volta como texto', async () => {
    const s3 = (action: string, Parameters: object) => ({
      Type: 'Task',
      Resource: `arn:aws:states:::aws-sdk:s3:${action}`,
      Parameters,
      ResultPath: `$.${action}`,
    });
    const run = await end(
      await start(
        await machine({
          Criar: { ...s3('createBucket', { Bucket: 'recibos' }), Next: 'Guardar' },
          Guardar: {
            ...s3('putObject', { Bucket: 'recibos', Key: 'r/1', 'Body.$': '$.pedido' }),
            Next: 'Ler',
          },
          Ler: { ...s3('getObject', { Bucket: 'recibos', Key: 'r/1' }), Next: 'Listar' },
          Listar: { ...s3('listObjectsV2', { Bucket: 'recibos' }), End: true },
        }),
        { pedido: { pizza: 2 } },
      ),
    );
    expect(run.status, run.cause).toBe('SUCCEEDED');
    const output = JSON.parse(run.output ?? '');
    expect(output.getObject).toMatchObject({ Body: '{"pizza":2}', ContentLength: 11 });
    expect(output.getObject.LastModified).toMatch(/T\d\d:\d\d:\d\dZ$/);
    expect(output.listObjectsV2).toMatchObject({
      KeyCount: 1,
      Contents: [{ Key: 'r/1', Size: 11 }],
      IsTruncated: false,
    });
  });

  test.each([
    [
      'getObject',
      { Bucket: 'nenhum', Key: 'a' },
      'S3.NoSuchBucketException',
      /^The specified bucket does not exist \(Service: S3, Status Code: 404, /,
    ],
    [
      'headBucket',
      { Bucket: 'nenhum' },
      'S3.NoSuchBucketException',
      /^\(Service: S3, Status Code: 404, Request ID: /,
    ],
  ])('dado s3:%s de um balde que não existe, o erro é o da AWS', async (action, Parameters, error, cause) => {
    const run = await runTask({ Resource: `arn:aws:states:::aws-sdk:s3:${action}`, Parameters });
    expect(run).toMatchObject({ status: 'FAILED', error, cause: expect.stringMatching(cause) });
  });

  test.each(['arn:aws:states:::aws-sdk:rekognition:detectLabels', 'arn:aws:states:::glue:startJobRun'])(
    'dado %s, que não existe aqui, a falha o nomeia',
    async (Resource) => {
      const run = await runTask({ Resource, Parameters: { JobName: 'x' } });
      expect(run.status).toBe('FAILED');
      expect(run.cause).toContain(Resource);
    },
  );
});

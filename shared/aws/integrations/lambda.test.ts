import { beforeAll, describe, expect, test } from 'vitest';
import { end, FUNCTION, fn, machine, runTask, start } from './test-machine.ts';

beforeAll(async () => {
  await fn('eco', 'exports.handler = async (event) => event;');
  await fn('decimal', 'exports.handler = async () => ({ valor: 0.5, texto: "a" });');
  await fn(
    'falha',
    'exports.handler = async (e) => { const error = new Error(e.message ?? "sem saldo"); error.name = e.name ?? "CreditoNegado"; throw error; };',
  );
  await fn('lenta', 'exports.handler = async () => { while (true); };', 1);
  await fn('sem-tipo', 'exports.handler = async () => { throw 1; };');
});

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

import { beforeAll, describe, expect, test } from 'vitest';
import { end, entries, fn, machine, runTask, start } from './test-machine.ts';

beforeAll(async () => {
  await fn('eco', 'exports.handler = async (event) => event;');
  await fn('com-ambiente', 'exports.handler = async () => 1;', 3, { minhaVariavel: 'x' });
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

  test('dado um mapa, as chaves dele ficam como são', async () => {
    const run = await runTask({
      Resource: 'arn:aws:states:::aws-sdk:lambda:getFunction',
      Parameters: { FunctionName: 'com-ambiente' },
    });
    expect(JSON.parse(run.output ?? '').Configuration.Environment).toEqual({
      Variables: { minhaVariavel: 'x' },
    });
  });

  test('dado sns:publish para um tópico que não existe, o erro é o do serviço', async () => {
    const run = await runTask({
      Resource: 'arn:aws:states:::aws-sdk:sns:publish',
      Parameters: { TopicArn: 'arn:aws:sns:us-east-1:123456789012:nenhum', Message: 'oi' },
    });
    expect(run).toMatchObject({
      error: 'Sns.NotFoundException',
      cause: expect.stringContaining('(Service: Sns, Status Code: 404,'),
    });
  });

  test.each([
    ['aws-sdk:rekognition:detectLabels', 'npm i @aws-sdk/client-rekognition'],
    ['aws-sdk:secretsmanager:getSecretValue', 'npm i @aws-sdk/client-secrets-manager'],
    ['aws-sdk:dynamodb:getItems', 'o Step Functions não tem a ação "getItems" em "dynamodb"'],
    ['aws-sdk:bedrockruntime:converseStream', 'o Step Functions não tem a ação "converseStream"'],
  ])('dado %s, a falha o nomeia e o terminal diz o que fazer', async (name, advice) => {
    const Resource = `arn:aws:states:::${name}`;
    const run = await runTask({ Resource, Parameters: {} });
    expect(run).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
    expect(run.cause).toContain(Resource);
    expect(entries).toContainEqual({ kind: 'problem', message: expect.stringContaining(advice) });
  });

  test('dada uma ação que o cliente tem e a AWS local não, o erro é o do endpoint', async () => {
    const run = await runTask({ Resource: 'arn:aws:states:::aws-sdk:lambda:listLayers', Parameters: {} });
    expect(run).toMatchObject({ status: 'FAILED', error: 'Lambda.UnknownOperationException' });
  });

  test('dada uma integração otimizada que não existe aqui, a falha a nomeia', async () => {
    const Resource = 'arn:aws:states:::glue:startJobRun';
    const run = await runTask({ Resource, Parameters: { JobName: 'x' } });
    expect(run.status).toBe('FAILED');
    expect(run.cause).toContain(Resource);
  });
});

import { beforeAll, describe, expect, test } from 'vitest';
import { end, fn, machine, runTask, start } from './test-machine.ts';

beforeAll(async () => {
  await fn('eco', 'exports.handler = async (event) => event;');
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

import {
  CreateFunctionCommand,
  DeleteFunctionCommand,
  GetFunctionCommand,
  ListFunctionsCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { describe, expect, test } from 'vitest';
import { aws, client, create, invoke, zip } from './test-functions.ts';

describe('as funções guardadas', () => {
  test('dado código novo, a próxima chamada já é dele', async () => {
    const name = await create('exports.handler = async () => 1;');
    expect((await invoke(name)).value).toBe(1);
    await client.send(
      new UpdateFunctionCodeCommand({
        FunctionName: name,
        ZipFile: zip({ 'index.js': 'exports.handler = async () => process.env.N;' }),
      }),
    );
    await client.send(
      new UpdateFunctionConfigurationCommand({ FunctionName: name, Environment: { Variables: { N: '2' } } }),
    );
    expect((await invoke(name)).value).toBe('2');
  });

  test('dado um zip no S3, a função vem de lá; sem ele, o erro é o do S3', async () => {
    const s3 = new S3Client({ ...aws.clientConfig, forcePathStyle: true });
    await s3.send(new CreateBucketCommand({ Bucket: 'codigos' }));
    const Body = zip({ 'index.js': 'exports.handler = async () => "do s3";' });
    await s3.send(new PutObjectCommand({ Bucket: 'codigos', Key: 'f.zip', Body }));
    s3.destroy();
    const request = { Role: 'r', Runtime: 'nodejs20.x' as const, Handler: 'index.handler' };
    await client.send(
      new CreateFunctionCommand({
        ...request,
        FunctionName: 'do-s3',
        Code: { S3Bucket: 'codigos', S3Key: 'f.zip' },
      }),
    );
    expect((await invoke('do-s3')).value).toBe('do s3');
    await expect(
      client.send(
        new CreateFunctionCommand({
          ...request,
          FunctionName: 'sem-codigo',
          Code: { S3Bucket: 'codigos', S3Key: 'sumiu.zip' },
        }),
      ),
    ).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
      message:
        'Error occurred while GetObject. S3 Error Code: NoSuchKey. S3 Error Message: The specified key does not exist.',
    });
  });

  test('dado um nome repetido, é ResourceConflictException', async () => {
    const name = await create('exports.handler = async () => 1;');
    await expect(
      client.send(
        new CreateFunctionCommand({
          FunctionName: name,
          Role: 'r',
          Runtime: 'nodejs20.x',
          Handler: 'a.b',
          Code: { ZipFile: zip({ a: '' }) },
        }),
      ),
    ).rejects.toMatchObject({
      name: 'ResourceConflictException',
      message: `Function already exist: ${name}`,
    });
  });

  test('dado o ARN, acha; apagada, é ResourceNotFoundException', async () => {
    const name = await create('exports.handler = async () => 1;');
    const { Configuration } = await client.send(new GetFunctionCommand({ FunctionName: name }));
    expect((await invoke(Configuration?.FunctionArn ?? '')).value).toBe(1);
    expect(
      (await client.send(new ListFunctionsCommand({}))).Functions?.map((item) => item.FunctionName),
    ).toContain(name);
    await client.send(new DeleteFunctionCommand({ FunctionName: name }));
    await expect(invoke(name)).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: `Function not found: arn:aws:lambda:us-east-1:123456789012:function:${name}:$LATEST`,
      $metadata: { httpStatusCode: 404 },
    });
  });

  test.each([
    ['../fora.js', 'path outside its root'],
    ['a/../../fora.js', 'path outside its root'],
  ])('dado um zip com %s, recusa', async (path, message) => {
    const Code = { ZipFile: zip({ [path]: 'x' }) };
    await expect(
      client.send(
        new CreateFunctionCommand({
          FunctionName: 'fuga',
          Role: 'r',
          Runtime: 'nodejs20.x',
          Handler: 'a.b',
          Code,
        }),
      ),
    ).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
      message: expect.stringContaining(message),
    });
  });

  test('dado algo que não é zip, recusa', async () => {
    const Code = { ZipFile: Buffer.from('não é zip') };
    await expect(
      client.send(
        new CreateFunctionCommand({
          FunctionName: 'torta',
          Role: 'r',
          Runtime: 'nodejs20.x',
          Handler: 'a.b',
          Code,
        }),
      ),
    ).rejects.toMatchObject({ name: 'InvalidParameterValueException' });
  });

  test('dado um runtime de outra linguagem, recusa nomeando-o', async () => {
    await expect(
      client.send(
        new CreateFunctionCommand({
          FunctionName: 'py',
          Role: 'r',
          Runtime: 'python3.13',
          Handler: 'a.b',
          Code: { ZipFile: zip({ a: '' }) },
        }),
      ),
    ).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
      message: expect.stringContaining('python3.13'),
    });
  });
});

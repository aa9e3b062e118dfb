import { createHash } from 'node:crypto';
import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteBucketPolicyCommand,
  DeleteObjectTaggingCommand,
  GetBucketAclCommand,
  GetBucketPolicyCommand,
  GetBucketVersioningCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  ListObjectVersionsCommand,
  PutBucketPolicyCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  PutObjectRetentionCommand,
  PutObjectTaggingCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LocalAws, startLocalAws } from '../../index.ts';
import { compareKeys } from './object-index.ts';
import { refuseExpired } from './presigned.ts';

const Bucket = 'contratos';
let aws: LocalAws;
let client: S3Client;

beforeAll(async () => {
  aws = await startLocalAws({ port: 0 });
  client = new S3Client({ ...aws.clientConfig, forcePathStyle: true, maxAttempts: 1 });
  await client.send(new CreateBucketCommand({ Bucket }));
});
afterAll(async () => {
  client.destroy();
  await aws.close();
});

async function put(Key: string, Body: string, more: Partial<PutObjectCommand['input']> = {}) {
  return client.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));
}

async function text(Key: string): Promise<string | undefined> {
  const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
  return Body?.transformToString();
}

describe('gravações com condição', () => {
  test('dado If-None-Match, só a primeira de muitas ao mesmo tempo cria', async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 10 }, (_, i) => put('trava', `dono ${i}`, { IfNoneMatch: '*' })),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { name: 'PreconditionFailed', $metadata: { httpStatusCode: 412 } },
    });
  });

  test('dado If-Match, troca só o que o cliente conhece', async () => {
    const { ETag } = await put('saldo', '10');
    await put('saldo', '20', { IfMatch: ETag });
    await expect(put('saldo', '30', { IfMatch: ETag })).rejects.toMatchObject({ name: 'PreconditionFailed' });
    await expect(put('nunca', '1', { IfMatch: ETag })).rejects.toMatchObject({ name: 'NoSuchKey' });
    expect(await text('saldo')).toBe('20');
  });
});

describe('leituras com condição', () => {
  test('dado o que o cliente já tem, é 304; dado o que mudou, é 412', async () => {
    const { ETag } = await put('pagina', 'oi');
    const read = (more: object) => client.send(new GetObjectCommand({ Bucket, Key: 'pagina', ...more }));
    await expect(read({ IfNoneMatch: ETag })).rejects.toMatchObject({ $metadata: { httpStatusCode: 304 } });
    await expect(read({ IfModifiedSince: new Date(Date.now() - 1000) })).resolves.toBeDefined();
    await expect(read({ IfMatch: '"outro"' })).rejects.toMatchObject({ name: 'PreconditionFailed' });
    await expect(read({ IfUnmodifiedSince: new Date(0) })).rejects.toMatchObject({
      name: 'PreconditionFailed',
    });
    await expect(read({ IfMatch: ETag, IfUnmodifiedSince: new Date(0) })).resolves.toBeDefined();
  });

  test('dado HeadObject, vêm todos os cabeçalhos guardados', async () => {
    await put('completo', 'x', {
      CacheControl: 'max-age=60',
      ContentDisposition: 'attachment',
      ContentEncoding: 'identity',
      ContentLanguage: 'pt-BR',
      Tagging: 'a=1&b=2',
      Metadata: { dono: 'ana' },
      ChecksumAlgorithm: 'SHA256',
    });
    const head = await client.send(
      new HeadObjectCommand({ Bucket, Key: 'completo', ChecksumMode: 'ENABLED' }),
    );
    expect(head).toMatchObject({
      CacheControl: 'max-age=60',
      ContentDisposition: 'attachment',
      ContentEncoding: 'identity',
      ContentLanguage: 'pt-BR',
      TagCount: 2,
      Metadata: { dono: 'ana' },
      ChecksumSHA256: createHash('sha256').update('x').digest('base64'),
      ServerSideEncryption: 'AES256',
      AcceptRanges: 'bytes',
    });
  });
});

describe('o que acompanha um objeto', () => {
  test('dadas etiquetas, as guarda, mostra e apaga', async () => {
    await put('etiquetado', 'x', { Tagging: 'origem=app' });
    const tags = async () =>
      (await client.send(new GetObjectTaggingCommand({ Bucket, Key: 'etiquetado' }))).TagSet;
    expect(await tags()).toEqual([{ Key: 'origem', Value: 'app' }]);
    const TagSet = [{ Key: 'fase', Value: '<2> & "3"' }];
    await client.send(new PutObjectTaggingCommand({ Bucket, Key: 'etiquetado', Tagging: { TagSet } }));
    expect(await tags()).toEqual(TagSet);
    await client.send(new DeleteObjectTaggingCommand({ Bucket, Key: 'etiquetado' }));
    expect(await tags()).toEqual([]);
  });

  test('dada uma cópia com REPLACE, os metadados são os do pedido; sobre si mesma, sem mudar nada, é recusada', async () => {
    await put('molde', 'oi', { Metadata: { a: '1' }, ContentType: 'text/plain' });
    const CopySource = `${Bucket}/molde`;
    await client.send(
      new CopyObjectCommand({
        Bucket,
        Key: 'molde',
        CopySource,
        MetadataDirective: 'REPLACE',
        Metadata: { b: '2' },
      }),
    );
    const head = await client.send(new HeadObjectCommand({ Bucket, Key: 'molde' }));
    expect(head.Metadata).toEqual({ b: '2' });
    expect(await text('molde')).toBe('oi');
    await expect(
      client.send(new CopyObjectCommand({ Bucket, Key: 'molde', CopySource })),
    ).rejects.toMatchObject({
      name: 'InvalidRequest',
    });
  });
});

describe('o que acompanha um balde', () => {
  test('dada uma política, a devolve como veio; apagada, é NoSuchBucketPolicy', async () => {
    const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [] });
    await client.send(new PutBucketPolicyCommand({ Bucket, Policy }));
    expect((await client.send(new GetBucketPolicyCommand({ Bucket }))).Policy).toBe(Policy);
    await client.send(new DeleteBucketPolicyCommand({ Bucket }));
    await expect(client.send(new GetBucketPolicyCommand({ Bucket }))).rejects.toMatchObject({
      name: 'NoSuchBucketPolicy',
    });
  });

  test('dadas as perguntas sobre versões, a resposta é a de um balde que nunca as teve', async () => {
    await put('unico', 'x');
    expect((await client.send(new GetBucketVersioningCommand({ Bucket }))).Status).toBeUndefined();
    const { Versions } = await client.send(new ListObjectVersionsCommand({ Bucket, Prefix: 'unico' }));
    expect(Versions).toMatchObject([{ Key: 'unico', VersionId: 'null', IsLatest: true }]);
    await expect(
      client.send(new GetObjectCommand({ Bucket, Key: 'unico', VersionId: 'abc' })),
    ).rejects.toMatchObject({ name: 'NoSuchVersion' });
    await expect(
      client.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } })),
    ).rejects.toMatchObject({ name: 'NotImplemented' });
  });

  test.each([
    ['GetBucketAcl', () => client.send(new GetBucketAclCommand({ Bucket }))],
    ['PutObjectRetention', () => client.send(new PutObjectRetentionCommand({ Bucket, Key: 'unico' }))],
  ])('dada %s, que não há aqui, o erro a nomeia', async (name, call) => {
    await expect(call()).rejects.toMatchObject({
      name: 'NotImplemented',
      message: expect.stringContaining(name),
      $metadata: { httpStatusCode: 501 },
    });
  });
});

describe('URLs pré-assinadas', () => {
  const at = Date.UTC(2026, 10, 22, 12, 0, 0);
  const url = new URLSearchParams(
    'X-Amz-Date=20261122T120000Z&X-Amz-Expires=60&X-Amz-Signature=0&X-Amz-Credential=c/20261122/us-east-1/s3/aws4_request',
  );

  test('dado o prazo, vale até ele e é recusada depois', () => {
    expect(() => refuseExpired(url, at + 60_000)).not.toThrow();
    expect(() => refuseExpired(url, at + 60_001)).toThrow('Request has expired');
    const old = new URLSearchParams(`AWSAccessKeyId=local&Signature=0&Expires=${at / 1000}`);
    expect(() => refuseExpired(old, at)).not.toThrow();
    expect(() => refuseExpired(old, at + 1)).toThrow('Request has expired');
  });

  test('dado um PUT e um GET sem cabeçalhos, o que está na consulta basta', async () => {
    const query = new URLSearchParams(url);
    const now = new Date().toISOString().replace(/[-:]|\.\d{3}/g, '');
    query.set('X-Amz-Date', now);
    query.set('x-amz-meta-autor', 'ana');
    const address = `${aws.endpoint}/${Bucket}/pre%20assinado%2B.txt?${query}`;
    expect((await fetch(address, { method: 'PUT', body: 'pela porta' })).status).toBe(200);
    query.set('response-content-type', 'text/x-outra');
    const got = await fetch(`${aws.endpoint}/${Bucket}/pre%20assinado%2B.txt?${query}`);
    expect(await got.text()).toBe('pela porta');
    expect(got.headers.get('content-type')).toBe('text/x-outra');
    expect(got.headers.get('x-amz-meta-autor')).toBe('ana');
  });
});

test('dadas chaves com emojis, a ordem é a dos bytes em UTF-8', () => {
  const keys = ['😀', '', 'é', 'a', 'ab', '', 'Z', '￿'];
  const expected = [...keys].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  expect([...keys].sort(compareKeys)).toEqual(expected);
});

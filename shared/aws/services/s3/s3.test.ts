import { request as httpRequest } from 'node:http';
import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  paginateListObjectsV2,
  S3Client,
} from '@aws-sdk/client-s3';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LocalAws, startLocalAws } from '../../index.ts';
import { decodeChunked } from './chunked-body.ts';

let aws: LocalAws;
let client: S3Client;
const Bucket = 'contratos';

beforeAll(async () => {
  aws = await startLocalAws({ port: 0 });
  client = new S3Client({ ...aws.clientConfig, forcePathStyle: true, maxAttempts: 1 });
  await client.send(new CreateBucketCommand({ Bucket }));
});
afterAll(async () => {
  client.destroy();
  await aws.close();
});

async function read(Key: string, Range?: string): Promise<string> {
  const { Body } = await client.send(new GetObjectCommand({ Bucket, Key, Range }));
  return Body?.transformToString() ?? '';
}

describe('objetos', () => {
  test('dado um objeto, o devolve com os seus cabeçalhos', async () => {
    await client.send(
      new PutObjectCommand({
        Bucket,
        Key: 'pasta/ação nº 1.json',
        Body: '{"olá":1}',
        ContentType: 'application/json',
        Metadata: { autor: 'ana' },
      }),
    );
    const got = await client.send(new GetObjectCommand({ Bucket, Key: 'pasta/ação nº 1.json' }));
    expect(await got.Body?.transformToString()).toBe('{"olá":1}');
    expect(got).toMatchObject({
      ContentType: 'application/json',
      ContentLength: 10,
      Metadata: { autor: 'ana' },
      ETag: expect.stringMatching(/^"[0-9a-f]{32}"$/),
    });
    const head = await client.send(new HeadObjectCommand({ Bucket, Key: 'pasta/ação nº 1.json' }));
    expect(head).toMatchObject({ ContentLength: 10, ETag: got.ETag, ContentType: 'application/json' });
  });

  test('dado um fluxo, que o SDK manda em pedaços com soma no fim, guarda só o conteúdo', async () => {
    const { Readable } = await import('node:stream');
    const text = 'x'.repeat(200_000);
    await client.send(
      new PutObjectCommand({
        Bucket,
        Key: 'grande',
        Body: Readable.from([text]),
        ContentLength: text.length,
      }),
    );
    expect(await read('grande')).toBe(text);
    const checked = await client.send(
      new GetObjectCommand({ Bucket, Key: 'grande', ChecksumMode: 'ENABLED' }),
    );
    expect(checked.ChecksumCRC32).toMatch(/^[A-Za-z0-9+/]{6}==$/);
    expect(await checked.Body?.transformToString()).toHaveLength(200_000);
  });

  test.each([
    ['bytes=2-4', '234'],
    ['bytes=7-', '789'],
    ['bytes=-2', '89'],
    ['bytes=8-99', '89'],
  ])('dado Range %s, devolve o trecho', async (range, expected) => {
    await client.send(new PutObjectCommand({ Bucket, Key: 'digitos', Body: '0123456789' }));
    expect(await read('digitos', range)).toBe(expected);
  });

  test('dado o que não existe, é NoSuchKey, NoSuchBucket ou NotFound', async () => {
    await expect(read('sumiu')).rejects.toMatchObject({
      name: 'NoSuchKey',
      message: 'The specified key does not exist.',
    });
    await expect(client.send(new GetObjectCommand({ Bucket: 'outro', Key: 'a' }))).rejects.toMatchObject({
      name: 'NoSuchBucket',
      $metadata: { httpStatusCode: 404 },
    });
    await expect(client.send(new HeadObjectCommand({ Bucket, Key: 'sumiu' }))).rejects.toMatchObject({
      name: 'NotFound',
    });
    await expect(client.send(new HeadBucketCommand({ Bucket: 'outro' }))).rejects.toMatchObject({
      name: 'NotFound',
    });
  });

  test('dadas chaves que tentam sair da pasta, são só chaves', async () => {
    const keys = ['../../fora', '/absoluta', 'a//b', '..', 'CON', 'a\\b', 'ç'.repeat(500)];
    for (const Key of keys) {
      await client.send(new PutObjectCommand({ Bucket, Key: `x/${Key}`, Body: Key }));
      expect(await read(`x/${Key}`)).toBe(Key);
    }
    const { KeyCount } = await client.send(new ListObjectsV2Command({ Bucket, Prefix: 'x/' }));
    expect(KeyCount).toBe(keys.length);
  });

  test('dado CopyObject, copia conteúdo e metadados', async () => {
    await client.send(new PutObjectCommand({ Bucket, Key: 'de/ç', Body: 'oi', Metadata: { a: '1' } }));
    await client.send(
      new CopyObjectCommand({ Bucket, Key: 'para', CopySource: `${Bucket}/${encodeURIComponent('de/ç')}` }),
    );
    const copied = await client.send(new GetObjectCommand({ Bucket, Key: 'para' }));
    expect(await copied.Body?.transformToString()).toBe('oi');
    expect(copied.Metadata).toEqual({ a: '1' });
  });

  test('dada uma soma errada, é BadDigest e nada é guardado', async () => {
    const put = new PutObjectCommand({ Bucket, Key: 'torto', Body: 'oi', ChecksumCRC32: 'AAAAAA==' });
    await expect(client.send(put)).rejects.toMatchObject({ name: 'BadDigest' });
    await expect(read('torto')).rejects.toMatchObject({ name: 'NoSuchKey' });
  });
});

describe('listas', () => {
  test('dados muitos objetos, pagina na ordem das chaves', async () => {
    await client.send(new CreateBucketCommand({ Bucket: 'muitos' }));
    const keys = Array.from({ length: 25 }, (_, i) => `item-${String(i).padStart(2, '0')}`);
    for (const Key of [...keys].reverse())
      await client.send(new PutObjectCommand({ Bucket: 'muitos', Key, Body: Key }));
    const seen: (string | undefined)[] = [];
    for await (const page of paginateListObjectsV2({ client, pageSize: 10 }, { Bucket: 'muitos' })) {
      seen.push(...(page.Contents ?? []).map((object) => object.Key));
    }
    expect(seen).toEqual(keys);
  });

  test('dado um delimitador, mostra pastas', async () => {
    await client.send(new CreateBucketCommand({ Bucket: 'pastas' }));
    for (const Key of ['a/1', 'a/2', 'b/1', 'c', 'é&<'])
      await client.send(new PutObjectCommand({ Bucket: 'pastas', Key, Body: 'x' }));
    const listed = await client.send(new ListObjectsV2Command({ Bucket: 'pastas', Delimiter: '/' }));
    expect(listed.CommonPrefixes?.map((item) => item.Prefix)).toEqual(['a/', 'b/']);
    expect(listed.Contents?.map((item) => item.Key)).toEqual(['c', 'é&<']);
    const within = await client.send(
      new ListObjectsV2Command({ Bucket: 'pastas', Prefix: 'a/', StartAfter: 'a/1' }),
    );
    expect(within.Contents?.map((item) => item.Key)).toEqual(['a/2']);
  });
});

describe('baldes', () => {
  test('dado um balde, o lista; com objetos não o apaga; vazio, apaga', async () => {
    await client.send(new CreateBucketCommand({ Bucket: 'efemero' }));
    await client.send(new PutObjectCommand({ Bucket: 'efemero', Key: 'a', Body: 'x' }));
    await client.send(new PutObjectCommand({ Bucket: 'efemero', Key: 'b', Body: 'x' }));
    expect((await client.send(new ListBucketsCommand({}))).Buckets?.map(({ Name }) => Name)).toContain(
      'efemero',
    );
    await expect(client.send(new DeleteBucketCommand({ Bucket: 'efemero' }))).rejects.toMatchObject({
      name: 'BucketNotEmpty',
    });
    await client.send(new DeleteObjectCommand({ Bucket: 'efemero', Key: 'a' }));
    const deleted = await client.send(
      new DeleteObjectsCommand({
        Bucket: 'efemero',
        Delete: { Objects: [{ Key: 'b' }, { Key: 'nunca existiu' }] },
      }),
    );
    expect(deleted.Deleted).toHaveLength(2);
    await client.send(new DeleteBucketCommand({ Bucket: 'efemero' }));
    await expect(client.send(new HeadBucketCommand({ Bucket: 'efemero' }))).rejects.toMatchObject({
      name: 'NotFound',
    });
  });

  test('dado um nome inválido, recusa', async () => {
    await expect(client.send(new CreateBucketCommand({ Bucket: 'Maiusculas' }))).rejects.toMatchObject({
      name: 'InvalidBucketName',
    });
  });

  test('dado o balde no nome do servidor, acha o objeto', async () => {
    await client.send(new PutObjectCommand({ Bucket, Key: 'virtual', Body: 'achei' }));
    const text = await new Promise<string>((resolve, reject) => {
      httpRequest(
        {
          host: '127.0.0.1',
          port: aws.port,
          path: '/virtual',
          headers: {
            host: `${Bucket}.s3.localhost:${aws.port}`,
            authorization:
              'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0',
          },
        },
        (response) => {
          let body = '';
          response.on('data', (chunk: Buffer) => {
            body += chunk.toString();
          });
          response.on('end', () => resolve(body));
        },
      )
        .on('error', reject)
        .end();
    });
    expect(text).toBe('achei');
  });
});

describe('decodeChunked', () => {
  test('dado qualquer conteúdo em pedaços, o devolve inteiro, com os cabeçalhos do fim', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ minLength: 1, maxLength: 300 }), { maxLength: 5 }), (chunks) => {
        const encoded = Buffer.concat([
          ...chunks.flatMap((chunk) => [
            Buffer.from(`${chunk.length.toString(16)};chunk-signature=0\r\n`),
            chunk,
            Buffer.from('\r\n'),
          ]),
          Buffer.from('0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n'),
        ]);
        const { body, trailers } = decodeChunked(encoded);
        expect(body).toEqual(Buffer.concat(chunks));
        expect(trailers).toEqual({ 'x-amz-checksum-crc32': 'AAAAAA==' });
      }),
      { numRuns: 500 },
    );
  });

  test('dados bytes quaisquer, devolve algo ou recusa com IncompleteBody', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        try {
          decodeChunked(Buffer.from(bytes));
        } catch (error) {
          expect((error as Error).name).toBe('IncompleteBody');
        }
      }),
      { numRuns: 1000 },
    );
  });
});

import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  GetObjectAttributesCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LocalAws, startLocalAws } from '../../index.ts';

const MIB = 1024 * 1024;
const Bucket = 'filmes';
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

/** Um conteúdo que se reconhece: cada byte diz onde estava. */
function content(size: number): Buffer {
  return Buffer.from(Array.from({ length: size }, (_, index) => (index * 31 + (index >> 8)) & 255));
}

async function open(Key: string, more: Partial<CreateMultipartUploadCommand['input']> = {}): Promise<string> {
  const { UploadId } = await client.send(new CreateMultipartUploadCommand({ Bucket, Key, ...more }));
  return UploadId ?? '';
}

async function upload(Key: string, UploadId: string, bodies: readonly Buffer[]) {
  return Promise.all(
    bodies.map(async (Body, index) => {
      const PartNumber = index + 1;
      const { ETag } = await client.send(new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body }));
      return { PartNumber, ETag };
    }),
  );
}

function complete(Key: string, UploadId: string, Parts: { PartNumber: number; ETag?: string }[]) {
  return client.send(
    new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts } }),
  );
}

describe('um envio em partes', () => {
  const bodies = [content(5 * MIB), content(5 * MIB).reverse(), Buffer.from('o fim')];
  const whole = Buffer.concat(bodies);

  test('dadas três partes fora de ordem, o objeto as junta, com o ETag e os metadados do envio', async () => {
    const id = await open('longa.bin', { ContentType: 'video/mp4', Metadata: { ano: '1968' } });
    const parts = await upload('longa.bin', id, bodies);
    const listed = await client.send(new ListPartsCommand({ Bucket, Key: 'longa.bin', UploadId: id }));
    expect(listed.Parts?.map(({ PartNumber, Size }) => [PartNumber, Size])).toEqual([
      [1, 5 * MIB],
      [2, 5 * MIB],
      [3, 5],
    ]);
    const { ETag } = await complete('longa.bin', id, parts);
    expect(ETag).toMatch(/^"[0-9a-f]{32}-3"$/);
    const got = await client.send(new GetObjectCommand({ Bucket, Key: 'longa.bin' }));
    expect(got).toMatchObject({
      ETag,
      ContentType: 'video/mp4',
      Metadata: { ano: '1968' },
      ContentLength: whole.length,
    });
    expect(Buffer.from((await got.Body?.transformToByteArray()) ?? []).equals(whole)).toBe(true);
    expect((await client.send(new ListMultipartUploadsCommand({ Bucket }))).Uploads ?? []).toEqual([]);
  });

  test('dado um trecho que atravessa duas partes, devolve só ele; dada uma parte, só ela', async () => {
    const first = 5 * MIB - 3;
    const got = await client.send(
      new GetObjectCommand({ Bucket, Key: 'longa.bin', Range: `bytes=${first}-${first + 5}` }),
    );
    expect(Buffer.from((await got.Body?.transformToByteArray()) ?? [])).toEqual(
      whole.subarray(first, first + 6),
    );
    expect(got.ContentRange).toBe(`bytes ${first}-${first + 5}/${whole.length}`);
    const last = await client.send(new GetObjectCommand({ Bucket, Key: 'longa.bin', PartNumber: 3 }));
    expect(await last.Body?.transformToString()).toBe('o fim');
    expect(last.PartsCount).toBe(3);
  });

  test('dado GetObjectAttributes, mostra as partes e as suas somas', async () => {
    const attributes = await client.send(
      new GetObjectAttributesCommand({
        Bucket,
        Key: 'longa.bin',
        ObjectAttributes: ['ETag', 'ObjectSize', 'ObjectParts', 'Checksum'],
      }),
    );
    expect(attributes).toMatchObject({
      ETag: expect.stringMatching(/^[0-9a-f]{32}-3$/),
      ObjectSize: whole.length,
      ObjectParts: { TotalPartsCount: 3, IsTruncated: false },
    });
    expect(attributes.ObjectParts?.Parts?.map(({ Size }) => Size)).toEqual([5 * MIB, 5 * MIB, 5]);
  });

  test.each(['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const)(
    'dada a soma %s, as partes e o objeto a têm',
    async (ChecksumAlgorithm) => {
      const Key = `soma-${ChecksumAlgorithm}`;
      const UploadId = await open(Key, { ChecksumAlgorithm });
      const sent = await client.send(
        new UploadPartCommand({ Bucket, Key, UploadId, PartNumber: 1, Body: 'delivery', ChecksumAlgorithm }),
      );
      const field = `Checksum${ChecksumAlgorithm}` as const;
      const done = await client.send(
        new CompleteMultipartUploadCommand({
          Bucket,
          Key,
          UploadId,
          MultipartUpload: { Parts: [{ PartNumber: 1, ETag: sent.ETag, [field]: sent[field] }] },
        }),
      );
      const isFull = ChecksumAlgorithm === 'CRC64NVME';
      expect(done.ChecksumType).toBe(isFull ? 'FULL_OBJECT' : 'COMPOSITE');
      expect(done[field]).toMatch(isFull ? /=$/ : /=-1$/);
      if (isFull) expect(done[field]).toBe(sent[field]);
      const head = await client.send(new HeadObjectCommand({ Bucket, Key, ChecksumMode: 'ENABLED' }));
      expect(head[field]).toBe(done[field]);
    },
  );

  test('dado UploadPartCopy de um trecho, a parte sai do outro objeto', async () => {
    await client.send(new PutObjectCommand({ Bucket, Key: 'origem', Body: '0123456789' }));
    const UploadId = await open('colagem');
    const { CopyPartResult } = await client.send(
      new UploadPartCopyCommand({
        Bucket,
        Key: 'colagem',
        UploadId,
        PartNumber: 1,
        CopySource: `${Bucket}/origem`,
        CopySourceRange: 'bytes=2-5',
      }),
    );
    await complete('colagem', UploadId, [{ PartNumber: 1, ETag: CopyPartResult?.ETag }]);
    const got = await client.send(new GetObjectCommand({ Bucket, Key: 'colagem' }));
    expect(await got.Body?.transformToString()).toBe('2345');
  });

  test('dado um envio errado, o erro é o da AWS e o envio continua aberto', async () => {
    const Key = 'errado';
    const id = await open(Key);
    const parts = await upload(Key, id, [Buffer.from('pequena'), Buffer.from('outra')]);
    await expect(complete(Key, id, [...parts].reverse())).rejects.toMatchObject({ name: 'InvalidPartOrder' });
    await expect(complete(Key, id, [{ PartNumber: 9, ETag: parts[0]?.ETag }])).rejects.toMatchObject({
      name: 'InvalidPart',
    });
    await expect(complete(Key, id, parts)).rejects.toMatchObject({ name: 'EntityTooSmall' });
    const { Uploads } = await client.send(new ListMultipartUploadsCommand({ Bucket, Prefix: Key }));
    expect(Uploads?.map(({ UploadId }) => UploadId)).toEqual([id]);
    await client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId: id }));
    await expect(client.send(new ListPartsCommand({ Bucket, Key, UploadId: id }))).rejects.toMatchObject({
      name: 'NoSuchUpload',
      $metadata: { httpStatusCode: 404 },
    });
  });
});

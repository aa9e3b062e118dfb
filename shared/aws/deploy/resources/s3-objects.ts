import type { S3Client } from '@aws-sdk/client-s3';
import type { DeployTarget } from '../target.ts';

/** Fala com o S3 local como qualquer programa: conteúdo de objeto só entra por HTTP. */
export async function withS3<T>(
  aws: DeployTarget,
  use: (client: S3Client, sdk: typeof import('@aws-sdk/client-s3')) => Promise<T>,
): Promise<T> {
  const sdk = await import('@aws-sdk/client-s3');
  const client = new sdk.S3Client({ ...aws.clientConfig, forcePathStyle: true });
  try {
    return await use(client, sdk);
  } finally {
    client.destroy();
  }
}

/** As chaves de um balde sob um prefixo. */
async function keysIn(
  client: S3Client,
  { ListObjectsV2Command }: typeof import('@aws-sdk/client-s3'),
  bucket: string,
  prefix: string,
): Promise<string[]> {
  const keys: string[] = [];
  let token: string | undefined;
  do {
    const page = await client.send(
      new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ContinuationToken: token }),
    );
    for (const { Key } of page.Contents ?? []) if (Key !== undefined) keys.push(Key);
    token = page.NextContinuationToken;
  } while (token !== undefined);
  return keys;
}

/** Apaga os objetos de um balde sob um prefixo, menos os que ficam. */
export function clearObjects(
  aws: DeployTarget,
  bucket: string,
  prefix: string,
  kept: ReadonlySet<string> = new Set(),
): Promise<void> {
  return withS3(aws, async (client, sdk) => {
    for (const Key of await keysIn(client, sdk, bucket, prefix)) {
      if (!kept.has(Key)) await client.send(new sdk.DeleteObjectCommand({ Bucket: bucket, Key }));
    }
  });
}

/** Guarda os objetos sob um prefixo como estão agora; devolve quem os põe de volta, e tira os que vieram depois. */
export function rememberObjects(
  aws: DeployTarget,
  bucket: string,
  prefix: string,
): Promise<() => Promise<void>> {
  return withS3(aws, async (client, sdk) => {
    const objects = new Map<string, { body: Uint8Array; type: string | undefined }>();
    for (const Key of await keysIn(client, sdk, bucket, prefix)) {
      const { Body, ContentType } = await client.send(new sdk.GetObjectCommand({ Bucket: bucket, Key }));
      if (Body) objects.set(Key, { body: await Body.transformToByteArray(), type: ContentType });
    }
    return async () => {
      await clearObjects(aws, bucket, prefix, new Set(objects.keys()));
      await withS3(aws, async (again, { PutObjectCommand }) => {
        for (const [Key, { body, type }] of objects)
          await again.send(new PutObjectCommand({ Bucket: bucket, Key, Body: body, ContentType: type }));
      });
    };
  });
}

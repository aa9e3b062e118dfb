import { createHash, randomUUID } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AwsError } from '../../errors.ts';
import type { ServiceContext } from '../../service.ts';
import type { Collection } from '../../storage/storage.ts';

export interface BucketRecord {
  readonly name: string;
  /** Milissegundos desde 1970. */
  readonly creationDate: number;
}

export interface ObjectRecord {
  readonly bucket: string;
  readonly key: string;
  readonly size: number;
  /** Com as aspas, como no cabeçalho. */
  readonly etag: string;
  readonly lastModified: number;
  /** Cabeçalhos guardados com o objeto: `content-type`, `cache-control`, `x-amz-meta-*`, somas de verificação. */
  readonly headers: Readonly<Record<string, string>>;
  /** Nome do arquivo com o conteúdo: nunca vem da chave, que pode ter `..` e `/`. */
  readonly file: string;
}

/** O estado do S3 local: os baldes, os objetos e os seus conteúdos no disco. */
export class S3 {
  readonly context: ServiceContext;
  readonly buckets: Collection<BucketRecord>;
  readonly #objects: Collection<ObjectRecord>;
  readonly #folder: string;

  constructor(context: ServiceContext) {
    this.context = context;
    this.buckets = context.storage.collection('s3/buckets');
    this.#objects = context.storage.collection('s3/objects');
    this.#folder = context.storage.folder('s3/contents');
  }

  /** @throws `AwsError` `NoSuchBucket` */
  bucket(name: unknown): BucketRecord {
    const bucket = this.buckets.get(String(name));
    if (!bucket) {
      throw new AwsError('NoSuchBucket', 'The specified bucket does not exist', 404, {
        BucketName: String(name),
      });
    }
    return bucket;
  }

  /** @throws `AwsError` `NoSuchBucket`, `NoSuchKey` */
  object(bucketName: unknown, key: unknown): ObjectRecord {
    const bucket = this.bucket(bucketName);
    const object = this.#objects.get(`${bucket.name}/${String(key)}`);
    if (!object)
      throw new AwsError('NoSuchKey', 'The specified key does not exist.', 404, { Key: String(key) });
    return object;
  }

  /** Os objetos de um balde, na ordem de UTF-8 das chaves, como o S3 os lista. */
  objectsIn(bucketName: string): readonly ObjectRecord[] {
    return [...this.#objects.values()]
      .filter(({ bucket }) => bucket === bucketName)
      .sort((a, b) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)));
  }

  contents(object: ObjectRecord): Buffer {
    return readFileSync(join(this.#folder, object.file));
  }

  /** Guarda um objeto: o conteúdo inteiro no disco antes de o registro apontar para ele. */
  put(
    bucketName: unknown,
    key: string,
    body: Uint8Array,
    headers: Readonly<Record<string, string>>,
  ): ObjectRecord {
    const bucket = this.bucket(bucketName);
    if (Buffer.byteLength(key) > 1024) throw new AwsError('KeyTooLongError', 'Your key is too long');
    const file = randomUUID();
    const path = join(this.#folder, file);
    writeFileSync(`${path}.tmp`, body);
    renameSync(`${path}.tmp`, path);
    const id = `${bucket.name}/${key}`;
    const previous = this.#objects.get(id);
    const object: ObjectRecord = {
      bucket: bucket.name,
      key,
      size: body.length,
      etag: `"${createHash('md5').update(body).digest('hex')}"`,
      lastModified: Date.now(),
      headers,
      file,
    };
    this.#objects.set(id, object);
    if (previous) rmSync(join(this.#folder, previous.file), { force: true });
    return object;
  }

  /** Apagar o que não existe também dá certo, como na AWS. */
  delete(bucketName: unknown, key: string): void {
    const id = `${this.bucket(bucketName).name}/${key}`;
    const object = this.#objects.get(id);
    if (!object) return;
    this.#objects.delete(id);
    rmSync(join(this.#folder, object.file), { force: true });
  }
}

/** O ARN de um balde, ou de um objeto dele. */
export function s3Arn(bucket: unknown, key?: unknown): string {
  return `arn:aws:s3:::${String(bucket)}${key === undefined ? '' : `/${String(key)}`}`;
}

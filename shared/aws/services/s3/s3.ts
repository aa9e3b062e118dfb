import { createHash } from 'node:crypto';
import { AwsError } from '../../errors.ts';
import type { ServiceContext } from '../../service.ts';
import type { Collection } from '../../storage/storage.ts';
import { Contents } from './contents.ts';
import { ObjectIndex } from './object-index.ts';
import type { BucketRecord, ObjectRecord, UploadRecord } from './records.ts';

/** O estado do S3 local: os baldes, os objetos, os envios abertos e os conteúdos no disco. */
export class S3 {
  readonly context: ServiceContext;
  readonly buckets: Collection<BucketRecord>;
  readonly objects: ObjectIndex;
  readonly uploads: Collection<UploadRecord>;
  readonly contents: Contents;

  constructor(context: ServiceContext) {
    this.context = context;
    this.buckets = context.storage.collection('s3/buckets');
    this.objects = new ObjectIndex(context.storage.collection('s3/objects'));
    this.uploads = context.storage.collection('s3/uploads');
    this.contents = new Contents(context.storage.folder('s3/contents'));
    this.#recover();
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

  /**
   * @param versionId aqui não há versões: só `null`, que é a única de um balde assim
   * @throws `AwsError` `NoSuchBucket`, `NoSuchKey`, `NoSuchVersion`
   */
  object(bucketName: unknown, key: unknown, versionId?: unknown): ObjectRecord {
    const bucket = this.bucket(bucketName);
    const object = this.objects.get(bucket.name, String(key));
    if (versionId !== undefined && versionId !== 'null') {
      throw new AwsError('NoSuchVersion', 'The specified version does not exist.', 404, {
        Key: String(key),
        VersionId: String(versionId),
      });
    }
    if (!object)
      throw new AwsError('NoSuchKey', 'The specified key does not exist.', 404, { Key: String(key) });
    return object;
  }

  /** @throws `AwsError` `NoSuchBucket`, `KeyTooLongError` */
  checkTarget(bucketName: unknown, key: unknown): { bucket: string; key: string } {
    const bucket = this.bucket(bucketName).name;
    const size = Buffer.byteLength(String(key));
    if (size > 1024) {
      throw new AwsError('KeyTooLongError', 'Your key is too long', 400, {
        Size: size,
        MaxSizeAllowed: 1024,
      });
    }
    return { bucket, key: String(key) };
  }

  /** Guarda um objeto cujo conteúdo já está no disco, e apaga o conteúdo que ele substitui. */
  put(object: Omit<ObjectRecord, 'lastModified' | 'size'>): ObjectRecord {
    const previous = this.objects.get(object.bucket, object.key);
    const record: ObjectRecord = {
      ...object,
      size: object.pieces.reduce((total, { size }) => total + size, 0),
      lastModified: this.context.clock.now(),
    };
    this.objects.set(record);
    if (previous) this.#discard(previous, record);
    return record;
  }

  delete(object: ObjectRecord): void {
    this.objects.delete(object);
    this.contents.delete(object.pieces);
  }

  #discard(previous: ObjectRecord, current: ObjectRecord): void {
    const kept = new Set(current.pieces.map(({ file }) => file));
    this.contents.delete(previous.pieces.filter(({ file }) => !kept.has(file)));
  }

  /** Uma queda pode ter vindo no meio: o envio que já virou objeto se fecha, e o conteúdo sem dono se apaga. */
  #recover(): void {
    const owned = new Set<string>();
    for (const { pieces } of this.objects.values()) for (const { file } of pieces) owned.add(file);
    for (const upload of [...this.uploads.values()]) {
      if (upload.parts.some(({ file }) => owned.has(file))) this.uploads.delete(upload.id);
      else for (const { file } of upload.parts) owned.add(file);
    }
    this.contents.sweep((file) => owned.has(file));
  }
}

/** O ETag de um conteúdo: o MD5 dele, entre aspas. */
export function etagOf(body: Uint8Array): string {
  return `"${createHash('md5').update(body).digest('hex')}"`;
}

/** O ARN de um balde, ou de um objeto dele. */
export function s3Arn(bucket: unknown, key?: unknown): string {
  return `arn:aws:s3:::${String(bucket)}${key === undefined ? '' : `/${String(key)}`}`;
}

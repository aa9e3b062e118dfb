import { createHash } from 'node:crypto';
import { AwsError } from '../../errors.ts';
import type { JsonObject } from '../../json.ts';
import { type Algorithm, algorithms, checksum, compositeChecksum, headerOf } from './checksums.ts';
import type { PartRecord, UploadRecord } from './records.ts';
import type { S3 } from './s3.ts';

/** O menor tamanho de uma parte que não é a última. */
const MIN_PART_BYTES = 5 * 1024 * 1024;

/** O envio aberto que o pedido nomeia. @throws `AwsError` `NoSuchUpload` */
export function openUpload({ Bucket, Key, uploadId }: JsonObject, service: S3): UploadRecord {
  const bucket = service.bucket(Bucket);
  const upload = service.uploads.get(String(uploadId));
  if (upload?.bucket !== bucket.name || upload.key !== Key) {
    throw new AwsError(
      'NoSuchUpload',
      'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
      404,
      { UploadId: String(uploadId) },
    );
  }
  return upload;
}

/** @throws `AwsError` `InvalidArgument` fora de 1 a 10.000 */
export function partNumberOf({ partNumber }: JsonObject): number {
  const number = /^\d{1,5}$/.test(String(partNumber)) ? Number(partNumber) : 0;
  if (number >= 1 && number <= 10_000) return number;
  throw new AwsError(
    'InvalidArgument',
    'Part number must be an integer between 1 and 10000, inclusive',
    400,
    {
      ArgumentName: 'partNumber',
      ArgumentValue: String(partNumber),
    },
  );
}

/**
 * Guarda uma parte no lugar da que tinha o mesmo número.
 * @throws `AwsError` `NoSuchUpload` quando o envio se fechou enquanto a parte chegava
 */
export function putPart(service: S3, input: JsonObject, part: PartRecord): void {
  let upload: UploadRecord;
  try {
    upload = openUpload(input, service);
  } catch (error) {
    service.contents.delete([part]);
    throw error;
  }
  const previous = upload.parts.filter(({ number }) => number === part.number);
  const others = upload.parts.filter(({ number }) => number !== part.number);
  const parts = [...others, part].sort((a, b) => a.number - b.number);
  service.uploads.set(upload.id, { ...upload, parts });
  service.contents.delete(previous);
}

/** Uma parte como `CompleteMultipartUpload` a nomeia. */
export interface AskedPart {
  readonly number: number;
  readonly etag: string;
  readonly checksums: Readonly<Partial<Record<Algorithm, string>>>;
}

const bare = (etag: string): string => etag.replaceAll('"', '');

/** As partes pedidas, conferidas. @throws `AwsError` `InvalidPartOrder`, `InvalidPart`, `EntityTooSmall` */
export function chosenParts(upload: UploadRecord, asked: readonly AskedPart[]): PartRecord[] {
  if (asked.some(({ number }, index) => index > 0 && number <= (asked[index - 1]?.number ?? 0))) {
    throw new AwsError(
      'InvalidPartOrder',
      'The list of parts was not in ascending order. The parts list must be specified in order by part number.',
      400,
      { UploadId: upload.id },
    );
  }
  return asked.map(({ number, etag, checksums }, index) => {
    const part = upload.parts.find((candidate) => candidate.number === number);
    const sum = checksums[upload.algorithm];
    if (!part || bare(part.etag) !== bare(etag) || (sum !== undefined && sum !== part.checksum)) {
      throw new AwsError(
        'InvalidPart',
        "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
        400,
        { UploadId: upload.id, PartNumber: number, ETag: bare(etag) },
      );
    }
    if (index < asked.length - 1 && part.size < MIN_PART_BYTES) {
      throw new AwsError(
        'EntityTooSmall',
        'Your proposed upload is smaller than the minimum allowed size',
        400,
        { PartNumber: number, ProposedSize: part.size, MinSizeAllowed: MIN_PART_BYTES, ETag: bare(etag) },
      );
    }
    return part;
  });
}

/** O ETag de um envio em partes: o MD5 dos MD5, com o número delas. */
export function multipartEtag(parts: readonly PartRecord[]): string {
  const digests = parts.map(({ etag }) => Buffer.from(bare(etag), 'hex'));
  return `"${createHash('md5').update(Buffer.concat(digests)).digest('hex')}-${parts.length}"`;
}

/** O cabeçalho da soma do objeto inteiro, feita das partes. @throws `AwsError` `BadDigest` */
export async function multipartChecksum(
  service: S3,
  { algorithm, checksumType }: UploadRecord,
  parts: readonly PartRecord[],
  headers: Readonly<Record<string, string>>,
): Promise<Record<string, string>> {
  const value =
    checksumType === 'FULL_OBJECT'
      ? await checksum(algorithm, service.contents.stream(parts))
      : await compositeChecksum(
          algorithm,
          parts.map((part) => part.checksum),
        );
  const given = headers[headerOf(algorithm)];
  if (given !== undefined && given !== value && given !== value.split('-')[0])
    throw new AwsError('BadDigest', `The ${algorithm} you specified did not match the calculated checksum.`);
  return { [headerOf(algorithm)]: value, 'x-amz-checksum-type': checksumType };
}

/** As somas guardadas com um objeto, na forma do XML: `ChecksumCRC32`. */
export function shownChecksums(
  headers: Readonly<Record<string, string>>,
): Record<string, string | undefined> {
  return Object.fromEntries([
    ...algorithms.map((algorithm) => [`Checksum${algorithm}`, headers[headerOf(algorithm)]] as const),
    ['ChecksumType', headers['x-amz-checksum-type']] as const,
  ]);
}

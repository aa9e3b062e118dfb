import { AwsError } from '../../errors.ts';
import type { ObjectRecord } from './records.ts';

type Headers = Readonly<Record<string, string>>;

function failed(Condition: string): AwsError {
  return new AwsError(
    'PreconditionFailed',
    'At least one of the pre-conditions you specified did not hold',
    412,
    { Condition },
  );
}

/** Diz se um `If-Match` ou `If-None-Match` nomeia este ETag: `*`, um, ou vários, com aspas ou sem. */
function names(header: string, etag: string): boolean {
  const bare = etag.replaceAll('"', '');
  return header.split(',').some((item) => ['*', bare].includes(item.trim().replaceAll('"', '')));
}

/** Se o objeto mudou depois da data de um cabeçalho, que só conta segundos. */
function changedSince(header: string, { lastModified }: ObjectRecord): boolean {
  return Math.floor(lastModified / 1000) * 1000 > Date.parse(header);
}

/**
 * As condições de uma leitura, na ordem do HTTP.
 * @param prefix vai antes de cada nome, como `x-amz-copy-source-` numa cópia
 * @returns se o cliente já tem este objeto (304)
 * @throws `AwsError` `PreconditionFailed`
 */
export function isNotModified(headers: Headers, object: ObjectRecord, prefix = ''): boolean {
  const match = headers[`${prefix}if-match`];
  const unmodified = headers[`${prefix}if-unmodified-since`];
  if (match !== undefined && !names(match, object.etag)) throw failed('If-Match');
  if (match === undefined && unmodified !== undefined && changedSince(unmodified, object))
    throw failed('If-Unmodified-Since');
  const noneMatch = headers[`${prefix}if-none-match`];
  if (noneMatch !== undefined) return names(noneMatch, object.etag);
  const modified = headers[`${prefix}if-modified-since`];
  return modified !== undefined && Date.parse(modified) <= Date.now() && !changedSince(modified, object);
}

/**
 * As condições de uma gravação: `If-None-Match: *` só cria, `If-Match` só troca o que o cliente conhece.
 * @throws `AwsError` `PreconditionFailed`, `NoSuchKey`
 */
export function checkWrite(headers: Headers, key: string, current: ObjectRecord | undefined): void {
  const noneMatch = headers['if-none-match'];
  if (noneMatch !== undefined && noneMatch !== '*') {
    throw new AwsError(
      'NotImplemented',
      'A header you provided implies functionality that is not implemented',
      501,
      {
        Header: 'If-None-Match',
      },
    );
  }
  if (noneMatch === '*' && current) throw failed('If-None-Match');
  const match = headers['if-match'];
  if (match === undefined) return;
  if (!current) throw new AwsError('NoSuchKey', 'The specified key does not exist.', 404, { Key: key });
  if (!names(match, current.etag)) throw failed('If-Match');
}

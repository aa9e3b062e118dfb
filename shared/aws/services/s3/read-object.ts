import { AwsError } from '../../errors.ts';
import type { JsonObject } from '../../json.ts';
import { isNotModified } from './conditions.ts';
import type { Range } from './contents.ts';
import { objectHeaders } from './object-headers.ts';
import type { ObjectRecord } from './records.ts';
import type { S3 } from './s3.ts';

/** O que `GetObject` responde e `HeadObject` anuncia. */
export interface ObjectRead {
  readonly status: 200 | 206 | 304;
  readonly headers: Record<string, string>;
  readonly object: ObjectRecord;
  readonly range?: Range;
}

/** Os cabeçalhos que o pedido pode trocar na resposta, como `response-content-type`. */
const overridable = ['type', 'language', 'disposition', 'encoding'].map((name) => `content-${name}`);

/** O trecho que `Range` pede; `undefined` quando não pede nenhum, ou pede de um jeito que a AWS ignora. */
function rangeOf(header: string | undefined, size: number): Range | undefined {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (from === undefined || to === undefined || (from === '' && to === '')) return undefined;
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (first > last || first >= size) {
    throw new AwsError('InvalidRange', 'The requested range is not satisfiable', 416, {
      RangeRequested: header,
      ActualObjectSize: size,
    });
  }
  return { first, last };
}

/** O trecho de uma parte, num objeto enviado em partes. */
function partRange({ pieces }: ObjectRecord, partNumber: string): Range {
  const position = pieces.findIndex(({ number }, index) => String(number ?? index + 1) === partNumber);
  if (position < 0) {
    throw new AwsError('InvalidPartNumber', 'The requested partnumber is not satisfiable', 416, {
      ActualPartCount: pieces.length,
      PartNumberRequested: partNumber,
    });
  }
  const first = pieces.slice(0, position).reduce((total, { size }) => total + size, 0);
  return { first, last: first + (pieces[position]?.size ?? 0) - 1 };
}

/**
 * Acha o objeto e decide a resposta: condições, trecho, cabeçalhos.
 * @throws `AwsError` `NoSuchKey`, `PreconditionFailed`, `InvalidRange`
 */
export function readObject(
  input: JsonObject,
  service: S3,
  request: Readonly<Record<string, string>>,
): ObjectRead {
  const object = service.object(input.Bucket, input.Key, input.versionId);
  if (isNotModified(request, object)) {
    const { etag = '', 'last-modified': date = '' } = objectHeaders(object, false);
    return { status: 304, headers: { etag, 'last-modified': date }, object };
  }
  const { partNumber } = input;
  const range =
    typeof partNumber === 'string' ? partRange(object, partNumber) : rangeOf(request.range, object.size);
  const headers = objectHeaders(object, request['x-amz-checksum-mode'] === 'ENABLED' && !range);
  for (const name of [...overridable, 'cache-control', 'expires']) {
    const override = input[`response-${name}`];
    if (typeof override === 'string') headers[name] = override;
  }
  if (!range) return { status: 200, headers: { ...headers, 'content-length': String(object.size) }, object };
  const { first, last } = range;
  headers['content-range'] = `bytes ${first}-${last}/${object.size}`;
  headers['content-length'] = String(last - first + 1);
  if (partNumber !== undefined) headers['x-amz-mp-parts-count'] = String(object.pieces.length);
  return { status: 206, headers, object, range };
}

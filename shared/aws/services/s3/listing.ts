import { AwsError } from '../../errors.ts';
import type { JsonObject } from '../../json.ts';
import type { ObjectRecord } from './s3.ts';

/** O que uma listagem mostra: objetos, e prefixos no lugar dos que ficam depois do delimitador. */
export interface Listing {
  readonly contents: readonly ObjectRecord[];
  readonly prefixes: readonly string[];
  /** A última chave ou o último prefixo mostrado, quando há mais. */
  readonly last: string | undefined;
  readonly maxKeys: number;
}

/** Uma página da listagem: o que tem `prefix`, depois de `after`, até `max-keys` itens. */
export function list(objects: readonly ObjectRecord[], input: JsonObject, after: string): Listing {
  const prefix = String(input.prefix ?? '');
  const delimiter = String(input.delimiter ?? '');
  const asked = Number(input['max-keys'] ?? 1000);
  if (!Number.isInteger(asked) || asked < 0) {
    throw new AwsError('InvalidArgument', 'Provided max-keys not an integer or within integer range');
  }
  const maxKeys = Math.min(asked, 1000);
  const contents: ObjectRecord[] = [];
  const prefixes = new Set<string>();
  let last: string | undefined;
  for (const object of objects) {
    if (!object.key.startsWith(prefix)) continue;
    const cut = delimiter === '' ? -1 : object.key.indexOf(delimiter, prefix.length);
    const shown = cut < 0 ? object.key : object.key.slice(0, cut + delimiter.length);
    const isAfter = Buffer.compare(Buffer.from(shown), Buffer.from(after)) > 0;
    if (!isAfter || prefixes.has(shown)) continue;
    if (contents.length + prefixes.size === maxKeys)
      return { contents, prefixes: [...prefixes], last, maxKeys };
    last = shown;
    if (cut < 0) contents.push(object);
    else prefixes.add(shown);
  }
  return { contents, prefixes: [...prefixes], last: undefined, maxKeys };
}

/** A chave como o cliente pediu: com `encoding-type=url`, codificada. */
export function encoder(input: JsonObject): (text: string) => string {
  if (input['encoding-type'] !== 'url') return (text) => text;
  return (text) => encodeURIComponent(text).replaceAll('%2F', '/');
}

/** Os objetos e prefixos na forma da resposta. */
export function shownListing({ contents, prefixes }: Listing, encode: (text: string) => string): object {
  return {
    Contents: contents.map((object) => ({
      Key: encode(object.key),
      LastModified: new Date(object.lastModified).toISOString(),
      ETag: object.etag,
      Size: object.size,
      StorageClass: 'STANDARD',
    })),
    CommonPrefixes: prefixes.map((prefix) => ({ Prefix: encode(prefix) })),
  };
}

import { AwsError } from '../../errors.ts';
import type { JsonObject } from '../../json.ts';
import { compareKeys, type ObjectIndex } from './object-index.ts';
import type { ObjectRecord } from './records.ts';

/** O que uma listagem mostra: objetos, e prefixos no lugar dos que ficam depois do delimitador. */
export interface Listing {
  readonly contents: readonly ObjectRecord[];
  readonly prefixes: readonly string[];
  /** A última chave ou o último prefixo mostrado, quando há mais. */
  readonly last: string | undefined;
  readonly maxKeys: number;
}

/** Quantos itens uma página pode ter, até mil. @throws `AwsError` `InvalidArgument` */
export function maxOf(input: JsonObject, name: 'max-keys' | 'max-parts' | 'max-uploads'): number {
  const asked = Number(input[name] ?? 1000);
  if (!Number.isInteger(asked) || asked < 0) {
    throw new AwsError('InvalidArgument', `Provided ${name} not an integer or within integer range`, 400, {
      ArgumentName: name,
      ArgumentValue: String(input[name]),
    });
  }
  return Math.min(asked, 1000);
}

/** Uma página da listagem de um balde: o que tem `prefix`, depois de `after`, até `max-keys` itens. */
export function list(objects: ObjectIndex, bucket: string, input: JsonObject, after: string): Listing {
  const prefix = String(input.prefix ?? '');
  const delimiter = String(input.delimiter ?? '');
  const maxKeys = maxOf(input, 'max-keys');
  const contents: ObjectRecord[] = [];
  const prefixes = new Set<string>();
  let last: string | undefined;
  if (maxKeys === 0) return { contents, prefixes: [], last, maxKeys };
  for (const object of objects.from(bucket, compareKeys(prefix, after) > 0 ? prefix : after)) {
    if (!object.key.startsWith(prefix)) {
      if (compareKeys(object.key, prefix) > 0) break;
      continue;
    }
    const cut = delimiter === '' ? -1 : object.key.indexOf(delimiter, prefix.length);
    const shown = cut < 0 ? object.key : object.key.slice(0, cut + delimiter.length);
    if (compareKeys(shown, after) <= 0 || prefixes.has(shown)) continue;
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
export function shownListing({ contents, prefixes }: Listing, encode: (text: string) => string) {
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

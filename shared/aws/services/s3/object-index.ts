import type { Collection } from '../../storage/storage.ts';
import type { ObjectRecord } from './records.ts';

/** Um código UTF-16 na ordem em que o UTF-8 o poria: os pares substitutos vêm depois de todo o resto. */
function utf8Rank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}

/** Compara duas chaves na ordem dos seus bytes em UTF-8, que é a das listagens do S3. */
export function compareKeys(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const left = a.charCodeAt(index);
    const right = b.charCodeAt(index);
    if (left !== right) return utf8Rank(left) - utf8Rank(right);
  }
  return a.length - b.length;
}

/** Onde `key` está, ou estaria, numa lista em ordem. */
function positionOf(keys: readonly string[], key: string): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareKeys(keys[middle] as string, key) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Os objetos guardados e, por balde, as suas chaves em ordem: uma página de cem mil não ordena cem mil. */
export class ObjectIndex {
  readonly #objects: Collection<ObjectRecord>;
  readonly #keys = new Map<string, string[]>();

  constructor(objects: Collection<ObjectRecord>) {
    this.#objects = objects;
    for (const { bucket, key } of objects.values()) this.#keysIn(bucket).push(key);
    for (const keys of this.#keys.values()) keys.sort(compareKeys);
  }

  get(bucket: string, key: string): ObjectRecord | undefined {
    return this.#objects.get(`${bucket}/${key}`);
  }

  set(object: ObjectRecord): void {
    const isNew = this.get(object.bucket, object.key) === undefined;
    this.#objects.set(`${object.bucket}/${object.key}`, object);
    if (!isNew) return;
    const keys = this.#keysIn(object.bucket);
    keys.splice(positionOf(keys, object.key), 0, object.key);
  }

  delete({ bucket, key }: ObjectRecord): void {
    this.#objects.delete(`${bucket}/${key}`);
    const keys = this.#keysIn(bucket);
    keys.splice(positionOf(keys, key), 1);
  }

  isEmpty(bucket: string): boolean {
    return this.#keysIn(bucket).length === 0;
  }

  /** Os objetos do balde, na ordem das chaves, a partir de `from`, incluída. */
  *from(bucket: string, from: string): Generator<ObjectRecord> {
    const keys = this.#keysIn(bucket);
    for (let position = positionOf(keys, from); position < keys.length; position++) {
      yield this.get(bucket, keys[position] as string) as ObjectRecord;
    }
  }

  values(): IterableIterator<ObjectRecord> {
    return this.#objects.values();
  }

  #keysIn(bucket: string): string[] {
    let keys = this.#keys.get(bucket);
    if (!keys) {
      keys = [];
      this.#keys.set(bucket, keys);
    }
    return keys;
  }
}

/**
 * A ordem em que um `HashMap` do Java percorre estas chaves. A AWS guarda num deles os campos `.$` de
 * um modelo, e a ordem aparece na saída (28 de 28 modelos gravados).
 */
export function javaHashMapOrder(keys: readonly string[]): string[] {
  let capacity = 16;
  while (keys.length > capacity * 0.75) capacity *= 2;
  const buckets = new Map<number, string[]>();
  for (const key of keys) {
    const hash = javaHash(key);
    const bucket = (hash ^ (hash >>> 16)) & (capacity - 1);
    const same = buckets.get(bucket);
    if (same) same.push(key);
    else buckets.set(bucket, [key]);
  }
  return [...buckets].sort(([left], [right]) => left - right).flatMap(([, same]) => same);
}

/** `String.hashCode()` do Java: 32 bits, com estouro. */
export function javaHash(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  return hash;
}

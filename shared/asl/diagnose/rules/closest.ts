/** Quantas letras se trocam, põem ou tiram para ir de um texto ao outro. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let at = 1; at <= one.length; at++) {
    const next = [at];
    for (let to = 1; to <= other.length; to++) {
      const change = one[at - 1] === other[to - 1] ? 0 : 1;
      next.push(Math.min((row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1, (row[to - 1] ?? 0) + change));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}

/** O único nome conhecido tão perto do que se escreveu que só pode ser ele; `undefined` na dúvida. */
export function closest(written: string, known: Iterable<string>): string | undefined {
  const limit = written.length < 5 ? 1 : 2;
  const lower = written.toLowerCase();
  const near = [...known].filter(
    (name) => Math.abs(name.length - written.length) <= limit && distance(lower, name.toLowerCase()) <= limit,
  );
  return near.length === 1 ? near[0] : undefined;
}

import { expect, test } from 'vitest';
import { VirtualClock } from '../../../asl/index.ts';
import { pageAfter } from './after.ts';
import { EventIds } from './event-ids.ts';

test('dados 250 itens, o marcador leva de página em página até o fim, sem repetir nem pular', () => {
  const ids = new EventIds(new VirtualClock(), []);
  const all = Array.from({ length: 250 }, () => ({ id: ids.next() }));
  const seen: string[] = [];
  for (let after = '', hasMore = true; hasMore; ) {
    const page = pageAfter(all.toReversed(), { after });
    seen.push(...page.items.map(({ id }) => id));
    ({ next: after, hasMore } = page);
  }
  expect(seen).toEqual(all.map(({ id }) => id));
  expect(pageAfter(all, { after: seen.at(-1) })).toEqual({ items: [], next: seen.at(-1), hasMore: false });
});

test('dado o que já estava guardado, os números continuam crescendo, mesmo que o relógio ande para trás', () => {
  const late = new EventIds(new VirtualClock(2_000_000_000_000), []).next();
  const after = new EventIds(new VirtualClock(1_000), [{ id: late }]).next();
  expect(after > late).toBe(true);
});

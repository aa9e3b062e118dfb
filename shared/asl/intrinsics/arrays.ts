import { canonicalText } from '../json/canonical.ts';
import { equalJson, type Json } from '../json/index.ts';
import type { Intrinsics } from './table.ts';

/** Quantos itens `States.ArrayRange` pode criar. */
const MAX_RANGE = 1000;

/** As funções de listas. */
export const arrays: Intrinsics = {
  'States.Array': (args) => [...args.values],

  'States.ArrayPartition': (args) => {
    const list = args.count(2).array(0);
    const size = args.integer(1);
    if (size < 1) throw args.invalid();
    const chunks: Json[] = [];
    for (let i = 0; i < list.length; i += size) chunks.push(list.slice(i, i + size));
    return chunks;
  },

  'States.ArrayContains': (args) => {
    const wanted = args.count(2).values[1]!;
    return args.array(0).some((item) => equalJson(item, wanted));
  },

  'States.ArrayRange': (args) => {
    args.count(3);
    const [first, last, step] = [args.integer(0), args.integer(1), args.integer(2)];
    if (step === 0) throw args.invalid();
    const length = Math.max(0, Math.floor((last - first) / step) + 1);
    if (length > MAX_RANGE) throw args.invalid();
    return Array.from({ length }, (_, index) => first + index * step);
  },

  'States.ArrayGetItem': (args) => {
    const list = args.count(2).array(0);
    const index = args.integer(1);
    if (list.length === 0) return null;
    if (index < 0 || index >= list.length) throw args.invalid();
    return list[index]!;
  },

  'States.ArrayLength': (args) => args.count(1).array(0).length,

  'States.ArrayUnique': (args) => {
    const seen = new Set<string>();
    return args
      .count(1)
      .array(0)
      .filter((item) => {
        const identity = canonicalText(item);
        return !seen.has(identity) && seen.add(identity);
      });
  },
};

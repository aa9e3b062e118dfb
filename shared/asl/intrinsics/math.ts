import { JavaRandom } from './java-random.ts';
import type { Intrinsics } from './table.ts';

/** As funções de números. */
export const math: Intrinsics = {
  'States.MathRandom': (args, env) => {
    args.count(2, 3);
    const [from, to] = [args.truncated(0), args.truncated(1)];
    const bound = args.int32(to - from);
    if (bound < 1) throw args.invalid();
    if (args.values.length === 2) return from + Math.floor(env.random() * bound);
    return from + new JavaRandom(Math.trunc(args.number(2))).nextInt(bound);
  },

  'States.MathAdd': (args) => args.int32(args.count(2).integer(0) + args.integer(1)),
};

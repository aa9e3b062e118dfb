import { JsonSyntaxError, setOwn, stringifyJson } from '../json/index.ts';
import { parseJsonPrefix } from '../json/parse.ts';
import { IntrinsicFailure } from './errors.ts';
import type { Intrinsics } from './table.ts';

/** Como o Jackson se refere ao texto que não quer mostrar. */
const SOURCE = 'REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled)';

/** As funções de JSON. */
export const json: Intrinsics = {
  'States.JsonMerge': (args) => {
    const [left, right] = [args.count(3).object(0), args.object(1)];
    // A AWS só sabe juntar o primeiro nível, e pede que se diga isso.
    if (args.values[2] !== false) throw args.invalid();
    const merged = { ...left };
    for (const key of Object.keys(right)) setOwn(merged, key, right[key]!);
    return merged;
  },

  'States.JsonToString': (args) => {
    if (args.values.length !== 1) {
      throw new IntrinsicFailure(`Invalid arguments in ${args.name}: only a single argument is allowed.`);
    }
    return stringifyJson(args.values[0]!);
  },

  'States.StringToJson': (args) => {
    const text = args.count(1).string(0);
    if (text.trim() === '') return null;
    try {
      return parseJsonPrefix(text);
    } catch (error) {
      if (!(error instanceof JsonSyntaxError)) throw error;
      throw new IntrinsicFailure(
        `Cannot convert String to Json in ${args.name}, caused by: ${error.describe(SOURCE)}`,
      );
    }
  },
};

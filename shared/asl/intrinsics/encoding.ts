import { decodeBase64, encodeBase64 } from './base64.ts';
import { hash } from './hash.ts';
import type { Intrinsics } from './table.ts';

/** As funções de codificação e de resumo. */
export const encoding: Intrinsics = {
  'States.Base64Encode': (args) => encodeBase64(args.count(1).limitedString(0)),

  'States.Base64Decode': (args) => decodeBase64(args.count(1).limitedString(0)),

  'States.Hash': (args) => {
    const data = args.count(2).limitedString(0);
    const digest = hash(data, args.string(1));
    if (digest === undefined) throw args.invalid();
    return digest;
  },
};

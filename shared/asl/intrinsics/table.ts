import type { EvaluationEnv } from '../evaluation-env.ts';
import type { Json } from '../json/index.ts';
import type { Arguments } from './arguments.ts';
import { arrays } from './arrays.ts';
import { encoding } from './encoding.ts';
import { format } from './format.ts';
import { json } from './json.ts';
import { math } from './math.ts';
import { strings } from './strings.ts';

/** Uma função intrínseca. Lança IntrinsicFailure quando recusa os argumentos. */
export type Intrinsic = (args: Arguments, env: EvaluationEnv) => Json;

export type Intrinsics = Readonly<Record<string, Intrinsic>>;

/** Todas as funções, pelo nome inteiro. */
export const INTRINSICS: Intrinsics = { ...arrays, ...encoding, ...format, ...json, ...math, ...strings };

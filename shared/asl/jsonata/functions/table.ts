import type { FunctionFocus } from '../library.ts';
import { hashFunction } from './hash.ts';
import { distinct, list, partition, range, sequence } from './lists.ts';
import { lookup, own } from './objects.ts';
import { random, uuid } from './random.ts';
import { pad, parse } from './strings.ts';
import { millis, now, toMillis } from './time.ts';

/** Uma função que este motor acrescenta à biblioteca, ou põe no lugar de uma dela. */
export interface LibraryFunction {
  // Os argumentos já chegam com os tipos que a assinatura exige.
  // biome-ignore lint/suspicious/noExplicitAny: cada função declara os tipos da sua assinatura.
  implementation(this: FunctionFocus, ...args: any[]): unknown;
  /** A assinatura, na linguagem da biblioteca. Sem ela, os argumentos chegam como estão. */
  signature?: string;
}

/** As funções pelo nome, sem o `$`. As que começam com espaço não têm nome numa expressão. */
export const FUNCTIONS: Readonly<Record<string, LibraryFunction>> = {
  // As que a AWS acrescenta.
  partition,
  range,
  hash: hashFunction,
  random,
  uuid,
  parse,
  // As da biblioteca que dependem do relógio, leem nomes herdados ou não têm limite.
  now,
  millis,
  lookup,
  distinct,
  pad,
  // As que a árvore reescrita chama.
  ' own': own,
  ' sequence': sequence,
  ' list': list,
  // Com o nome trocado, para que a nossa chame a da biblioteca.
  ' toMillis': toMillis,
};

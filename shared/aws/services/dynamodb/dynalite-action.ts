import { createRequire } from 'node:module';
import type { Store } from 'dynalite/db/index.js';
import validations from 'dynalite/validations/index.js';
import { AwsError } from '../../errors.ts';
import { isObject, type JsonObject } from '../../json.ts';
import type { Item, Table } from './records.ts';

interface Validation {
  readonly types: object;
  readonly custom?: unknown;
}

type Run = (store: Store, data: object, done: (error: unknown, output?: object) => void) => void;

const require = createRequire(import.meta.url);

/** Um erro do dynalite, que já traz o corpo e o código da AWS. */
function asAwsError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { statusCode, body } = error as { statusCode?: number; body?: unknown };
  if (statusCode === undefined || !isObject(body)) return error;
  const { __type, message, Message, ...fields } = body;
  const code = String(__type).split('#').at(-1) ?? 'InternalServerError';
  return new AwsError(code, String(message ?? Message ?? ''), statusCode, fields);
}

function fileOf(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** Confere os tipos e os valores de uma entrada, como o dynalite faz. @throws `AwsError` */
export function validated(name: string, input: JsonObject, store: Store): JsonObject {
  const { types, custom } = require(`dynalite/validations/${fileOf(name)}`) as Validation;
  try {
    const data = validations.checkTypes(structuredClone(input), types) as JsonObject;
    validations.checkValidations(data, types, custom, store);
    return data;
  } catch (error) {
    throw asAwsError(error);
  }
}

/** Executa uma ação do dynalite com a entrada já conferida. @throws `AwsError` */
export function perform(name: string, data: JsonObject, store: Store): Promise<object> {
  const run = require(`dynalite/actions/${fileOf(name)}`) as Run;
  return new Promise((resolve, reject) => {
    run(store, data, (error, result) => (error ? reject(asAwsError(error)) : resolve(result || {})));
  });
}

/** @throws `AwsError` `ResourceNotFoundException` */
export async function tableOf(store: Store, TableName: unknown): Promise<Table> {
  const { Table } = (await perform('DescribeTable', { TableName }, store)) as { Table: Table };
  return Table;
}

/** Os atributos de `item` que são a chave da tabela. */
export function keyOf(item: Item, { KeySchema }: Table): Item {
  return Object.fromEntries(
    KeySchema.flatMap(({ AttributeName }) => {
      const value = item[AttributeName];
      return value ? [[AttributeName, value]] : [];
    }),
  );
}

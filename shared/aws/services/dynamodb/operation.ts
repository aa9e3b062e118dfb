import { createRequire } from 'node:module';
import validations from 'dynalite/validations/index.js';
import { AwsError } from '../../errors.ts';
import { isObject, type JsonObject } from '../../json.ts';
import type { Action } from '../../service.ts';
import type { DynamoDB } from './dynamodb.ts';

interface Validation {
  readonly types: object;
  readonly custom?: unknown;
}

type Run = (store: unknown, data: object, done: (error: unknown, output?: object) => void) => void;

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

/** A tabela (e o índice) de que a chamada precisa, para a permissão. Nos lotes, a primeira. */
function resourceOf(input: JsonObject, service: DynamoDB): string {
  const requested = isObject(input.RequestItems) ? Object.keys(input.RequestItems)[0] : undefined;
  const table = input.TableName ?? input.ResourceArn ?? requested;
  if (table === undefined) return '*';
  const index = typeof input.IndexName === 'string' ? `/index/${input.IndexName}` : '';
  return `${service.tableArn(table)}${index}`;
}

const describeTable = require('dynalite/actions/describeTable') as Run;

/** As ações que deixam a tabela mudando de estado. */
const changing = new Set(['CreateTable', 'DeleteTable', 'UpdateTable']);

/** O estado de uma tabela; `undefined` quando ela não existe. */
function statusOf(store: unknown, TableName: unknown): Promise<unknown> {
  return new Promise((resolve) => {
    describeTable(store, { TableName }, (error, output) => {
      const { Table } = (output ?? {}) as { Table?: { TableStatus?: unknown } };
      resolve(error ? undefined : Table?.TableStatus);
    });
  });
}

/** Espera a tabela parar de mudar: aqui isso leva um instante, e quem cria já pode gravar. */
async function settled(store: unknown, TableName: unknown): Promise<void> {
  for (let status = await statusOf(store, TableName); status !== undefined && status !== 'ACTIVE'; ) {
    await new Promise((resolve) => setTimeout(resolve, 1));
    status = await statusOf(store, TableName);
  }
}

/** A ação do DynamoDB com este nome: o dynalite confere os tipos, os valores, e a executa. */
export function operation(name: string): Action<DynamoDB> {
  const file = name.charAt(0).toLowerCase() + name.slice(1);
  const { types, custom } = require(`dynalite/validations/${file}`) as Validation;
  const run = require(`dynalite/actions/${file}`) as Run;
  return {
    permission: (input, service) => ({ action: `dynamodb:${name}`, resource: resourceOf(input, service) }),
    async run(input, { store }) {
      try {
        const data = validations.checkTypes(input, types) as JsonObject;
        validations.checkValidations(data, types, custom, store);
        const output = await new Promise<object>((resolve, reject) => {
          run(store, data, (error, result) => (error ? reject(error) : resolve(result ?? {})));
        });
        if (changing.has(name)) await settled(store, data.TableName);
        return output;
      } catch (error) {
        throw asAwsError(error);
      }
    },
  };
}

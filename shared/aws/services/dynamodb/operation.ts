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

/** A ação do DynamoDB com este nome: o dynalite confere os tipos, os valores, e a executa. */
export function operation(name: string): Action<DynamoDB> {
  const file = name.charAt(0).toLowerCase() + name.slice(1);
  const { types, custom } = require(`dynalite/validations/${file}`) as Validation;
  const run = require(`dynalite/actions/${file}`) as Run;
  return {
    permission: (input, service) => ({ action: `dynamodb:${name}`, resource: resourceOf(input, service) }),
    run(input, { store }) {
      return new Promise((resolve, reject) => {
        try {
          const data = validations.checkTypes(input, types);
          validations.checkValidations(data, types, custom, store);
          run(store, data, (error, output) => (error ? reject(asAwsError(error)) : resolve(output ?? {})));
        } catch (error) {
          reject(asAwsError(error));
        }
      });
    },
  };
}

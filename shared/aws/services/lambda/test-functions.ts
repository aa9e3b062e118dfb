import {
  CreateFunctionCommand,
  InvokeCommand,
  type InvokeCommandInput,
  LambdaClient,
} from '@aws-sdk/client-lambda';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll } from 'vitest';
import { type LocalAws, type LogEntry, startLocalAws } from '../../index.ts';

// O que os testes da Lambda têm em comum: uma AWS local por arquivo, e como criar e chamar uma função.

export let aws: LocalAws;
export let client: LambdaClient;
export const entries: LogEntry[] = [];

beforeAll(async () => {
  aws = await startLocalAws({ port: 0, log: (entry) => entries.push(entry) });
  client = new LambdaClient(aws.clientConfig);
});
afterAll(async () => {
  client.destroy();
  await aws.close();
});

export function zip(files: Record<string, string>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

let count = 0;

interface FunctionOptions {
  file?: string;
  handler?: string;
  timeout?: number;
  env?: Record<string, string>;
}

/** Cria uma função na AWS local do arquivo. */
export const create = (source: string, options: FunctionOptions = {}) => createIn(client, source, options);

/** Cria uma função em outra AWS local. */
export async function createIn(owner: LambdaClient, source: string, options: FunctionOptions = {}) {
  const FunctionName = `funcao-${++count}`;
  await owner.send(
    new CreateFunctionCommand({
      FunctionName,
      Role: 'arn:aws:iam::123456789012:role/qualquer',
      Runtime: 'nodejs20.x',
      Handler: options.handler ?? 'index.handler',
      Timeout: options.timeout,
      Environment: options.env ? { Variables: options.env } : undefined,
      Code: { ZipFile: zip({ [options.file ?? 'index.js']: source }) },
    }),
  );
  return FunctionName;
}

export async function invoke(
  FunctionName: string,
  event: unknown = {},
  more: Partial<InvokeCommandInput> = {},
) {
  const response = await client.send(
    new InvokeCommand({ FunctionName, Payload: JSON.stringify(event), ...more }),
  );
  const text = Buffer.from(response.Payload ?? []).toString('utf8');
  return { ...response, text, value: text === '' ? undefined : JSON.parse(text) };
}

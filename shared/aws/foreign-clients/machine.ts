import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { strToU8, zipSync } from 'fflate';
import { type LocalAws, startLocalAws } from '../index.ts';

const run = promisify(execFile);

/** Por que um cliente não está nesta máquina; `undefined` se está. */
export async function missing(command: string, args: readonly string[]): Promise<string | undefined> {
  try {
    await run(command, args);
    return undefined;
  } catch {
    return `não há "${[command, ...args].join(' ')}" nesta máquina`;
  }
}

/** Uma AWS local e uma pasta de onde chamar os clientes, com uma função e um arquivo grande à mão. */
export interface ForeignMachine {
  readonly aws: LocalAws;
  readonly folder: string;
  /** Roda um cliente na pasta e devolve o que ele escreveu. */
  run(command: string, args: readonly string[]): Promise<string>;
  close(): Promise<void>;
}

export async function foreignMachine(): Promise<ForeignMachine> {
  const aws = await startLocalAws({ port: 0 });
  const folder = mkdtempSync(join(tmpdir(), 'clientes-'));
  writeFileSync(
    join(folder, 'funcao.zip'),
    zipSync({ 'index.js': strToU8('exports.handler = async (e) => ({ dobro: e.x * 2 });') }),
  );
  writeFileSync(join(folder, 'grande.bin'), Buffer.alloc(20 * 1024 * 1024, '0123456789abcdef'));
  const env = {
    PATH: process.env.PATH,
    PYTHONPATH: process.env.PYTHONPATH,
    HOME: folder,
    LANG: 'C.UTF-8',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_PAGER: '',
    ENDPOINT: aws.endpoint,
  };
  return {
    aws,
    folder,
    async run(command, args) {
      const { stdout } = await run(command, [...args], { cwd: folder, env, maxBuffer: 16 * 1024 * 1024 });
      return stdout;
    },
    async close() {
      await aws.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** Uma máquina de um estado, que chama a função. */
export function callingMachine(functionName: string): string {
  return JSON.stringify({
    StartAt: 'Dobrar',
    States: {
      Dobrar: {
        Type: 'Task',
        Resource: `arn:aws:lambda:us-east-1:123456789012:function:${functionName}`,
        End: true,
      },
    },
  });
}

export const roleArn = 'arn:aws:iam::123456789012:role/x';

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateFunctionCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  type HistoryEvent,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { startLocalAws } from '../index.ts';
import { folderStorage } from './folder.ts';

/** Quantas quedas; o teste de esforço do CI pede 200. */
const KILLS = Number(process.env.KILLS ?? 2);
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);

/** Sorteio com semente (mulberry32), para que uma falha se repita. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const roleArn = 'arn:aws:iam::123456789012:role/papel';
const definition = JSON.stringify({
  StartAt: 'Somar',
  States: {
    Somar: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:somar', Next: 'Espera' },
    Espera: { Type: 'Wait', Seconds: 1, Next: 'Lados' },
    Lados: {
      Type: 'Parallel',
      Branches: [
        { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } },
        {
          StartAt: 'B',
          States: {
            B: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:somar', End: true },
          },
        },
      ],
      End: true,
    },
  },
});

/** Uma AWS local noutro processo, que pode ser morto. */
async function spawnAws(folder: string): Promise<{ port: number; kill(): Promise<void> }> {
  const index = new URL('../index.ts', import.meta.url).href;
  const source = `const { startLocalAws } = await import(${JSON.stringify(index)});
    const aws = await startLocalAws({ port: 0, storage: ${JSON.stringify(folder)} });
    console.log(aws.port);
    setInterval(() => {}, 1000);`;
  const child: ChildProcess = spawn(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', source],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout?.once('data', (chunk: Buffer) => resolve(Number(chunk.toString().trim())));
    child.once('exit', () => reject(new Error('o processo terminou antes de abrir a porta')));
  });
  return {
    port,
    kill() {
      const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      child.kill('SIGKILL');
      return exited;
    },
  };
}

function clientFor(port: number): SFNClient {
  return new SFNClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
}

function shapeOf(events: readonly Pick<HistoryEvent, 'id' | 'type'>[]): string[] {
  return events.map(({ id, type }) => `${id} ${type}`);
}

test(`dadas ${KILLS} quedas em momentos sorteados (SEED=${SEED}), nenhuma execução se perde nem repete o que registrou`, {
  timeout: 60_000 + KILLS * 5000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'quedas-'));
  const next = random(SEED);
  const first = await startLocalAws({ port: 0, storage: folder });
  const lambda = new LambdaClient(first.clientConfig);
  await lambda.send(
    new CreateFunctionCommand({
      FunctionName: 'somar',
      Role: roleArn,
      Runtime: 'nodejs20.x',
      Handler: 'index.handler',
      Code: { ZipFile: zipSync({ 'index.js': strToU8('exports.handler = async (e) => ({ n: e.n + 1 });') }) },
    }),
  );
  const sfn = new SFNClient(first.clientConfig);
  const { stateMachineArn } = await sfn.send(
    new CreateStateMachineCommand({ name: 'm', definition, roleArn }),
  );
  lambda.destroy();
  sfn.destroy();
  await first.close();

  const answered = new Set<string>();
  const recorded = new Map<string, string[]>();
  for (let kill = 0; kill < KILLS; kill++) {
    const aws = await spawnAws(folder);
    const client = clientFor(aws.port);
    const sending = (async () => {
      for (let i = 0; i < 8; i++) {
        const { executionArn } = await client.send(
          new StartExecutionCommand({ stateMachineArn, input: '{"n":1}' }),
        );
        answered.add(executionArn ?? '');
      }
    })().catch(() => {});
    // O sorteio conta da primeira resposta: numa máquina ocupada, a porta aberta ainda não é trabalho feito.
    const before = answered.size;
    await expect.poll(() => answered.size, { timeout: 20_000, interval: 5 }).toBeGreaterThan(before);
    await new Promise((resolve) => setTimeout(resolve, next() * 1500));
    await aws.kill();
    await sending;
    client.destroy();
    const storage = folderStorage(folder);
    for (const arn of answered) {
      const events = storage.journal('states/history', arn).read() as HistoryEvent[];
      const known = recorded.get(arn) ?? [];
      expect(shapeOf(events).slice(0, known.length)).toEqual(known);
      recorded.set(arn, shapeOf(events));
    }
  }

  const last = await startLocalAws({ port: 0, storage: folder });
  const client = new SFNClient(last.clientConfig);
  expect(answered.size).toBeGreaterThan(0);
  for (const executionArn of answered) {
    await expect
      .poll(async () => (await client.send(new DescribeExecutionCommand({ executionArn }))).status, {
        timeout: 20_000,
      })
      .not.toBe('RUNNING');
    expect(await client.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({
      status: 'SUCCEEDED',
      output: '[{"n":2},{"n":3}]',
    });
    const { events = [] } = await client.send(new GetExecutionHistoryCommand({ executionArn }));
    const shape = shapeOf(events);
    const before = recorded.get(executionArn) ?? [];
    expect(shape.slice(0, before.length)).toEqual(before);
    expect(events.map(({ id }) => id)).toEqual(events.map((_, position) => position + 1));
    expect(events.filter(({ type }) => type === 'LambdaFunctionSucceeded')).toHaveLength(2);
    expect(events.filter(({ type }) => type === 'WaitStateExited')).toHaveLength(1);
    expect(shape.at(-1)).toMatch(/ExecutionSucceeded$/);
  }
  client.destroy();
  await last.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  ListStateMachinesCommand,
  SFNClient,
  StartExecutionCommand,
  StartSyncExecutionCommand,
} from '@aws-sdk/client-sfn';
import { type EndpointProcess, type Memory, spawnEndpoint } from './endpoint-process.ts';

const roleArn = 'arn:aws:iam::123456789012:role/bench';
const definition = JSON.stringify({
  StartAt: 'Conferir',
  States: {
    Conferir: {
      Type: 'Choice',
      Choices: [{ Variable: '$.valor', NumericLessThan: 100, Next: 'Aprovar' }],
      Default: 'Aprovar',
    },
    Aprovar: { Type: 'Pass', Result: 'aprovado', ResultPath: '$.resposta', Next: 'Fim' },
    Fim: { Type: 'Succeed' },
  },
});
const input = JSON.stringify({ pedido: 'p-1', valor: 42.5 });

/** Quantas execuções andam ao mesmo tempo. */
const CONCURRENCY = 20;

function clientOf(port: number): SFNClient {
  return new SFNClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    disableHostPrefix: true,
    maxAttempts: 1,
  });
}

async function withEndpoint<T>(
  storage: 'memory' | 'folder',
  work: (client: SFNClient, endpoint: EndpointProcess) => Promise<T>,
): Promise<T> {
  const folder = storage === 'folder' ? mkdtempSync(join(tmpdir(), 'bench-')) : undefined;
  const endpoint = await spawnEndpoint(folder ?? 'memory');
  const client = clientOf(endpoint.port);
  try {
    return await work(client, endpoint);
  } finally {
    client.destroy();
    await endpoint.close();
    if (folder) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function machineOf(client: SFNClient, type: 'STANDARD' | 'EXPRESS'): Promise<string> {
  const created = await client.send(new CreateStateMachineCommand({ name: type, type, definition, roleArn }));
  return created.stateMachineArn ?? '';
}

/** Começa `count` execuções, vinte de cada vez, e espera cada uma terminar. */
async function runAll(client: SFNClient, stateMachineArn: string, count: number): Promise<void> {
  let left = count;
  const lane = async () => {
    while (left-- > 0) {
      const { executionArn } = await client.send(new StartExecutionCommand({ stateMachineArn, input }));
      for (;;) {
        const { status } = await client.send(new DescribeExecutionCommand({ executionArn }));
        if (status === 'SUCCEEDED') break;
        if (status !== 'RUNNING') throw new Error(`Uma execução do bench terminou ${status}.`);
      }
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, lane));
}

/** Milissegundos de `count` execuções Standard, começadas e esperadas pelo SDK, com a casa já quente. */
export function executionsTime(storage: 'memory' | 'folder', count: number): Promise<number> {
  return withEndpoint(storage, async (client) => {
    const arn = await machineOf(client, 'STANDARD');
    await runAll(client, arn, 100);
    const started = performance.now();
    await runAll(client, arn, count);
    return performance.now() - started;
  });
}

export interface Latency {
  /** Milissegundos. */
  readonly p50: number;
  readonly p99: number;
}

async function latencyOf(count: number, call: () => Promise<unknown>): Promise<Latency> {
  for (let index = 0; index < 200; index++) await call();
  const times: number[] = [];
  for (let index = 0; index < count; index++) {
    const started = performance.now();
    await call();
    times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? Number.NaN;
  return { p50: at(0.5), p99: at(0.99) };
}

/** `StartSyncExecution`, uma de cada vez. */
export function syncLatency(count: number): Promise<Latency> {
  return withEndpoint('memory', async (client) => {
    const stateMachineArn = await machineOf(client, 'EXPRESS');
    return latencyOf(count, () => client.send(new StartSyncExecutionCommand({ stateMachineArn, input })));
  });
}

/** O piso: o mesmo cliente e a mesma chamada, contra um servidor do Node que responde sempre a mesma coisa. */
export async function bareLatency(count: number): Promise<Latency> {
  const body = JSON.stringify({ executionArn: 'a', startDate: 1, stopDate: 1, status: 'SUCCEEDED' });
  const server = createServer((request, response) => {
    request.resume().on('end', () => response.end(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const client = clientOf((server.address() as AddressInfo).port);
  try {
    return await latencyOf(count, () =>
      client.send(new StartSyncExecutionCommand({ stateMachineArn: 'a', input })),
    );
  } finally {
    client.destroy();
    server.close();
  }
}

export interface StartUp {
  /** Milissegundos de nascer o processo até a porta escutar, e até a primeira resposta. */
  readonly listening: number;
  readonly answered: number;
}

export async function startUp(): Promise<StartUp> {
  const started = performance.now();
  return withEndpoint('memory', async (client, { listening }) => {
    await client.send(new ListStateMachinesCommand({}));
    return { listening, answered: performance.now() - started };
  });
}

/** O piso: milissegundos de um processo com o mesmo tsx que não faz nada. */
export async function emptyProcess(): Promise<number> {
  const started = performance.now();
  const child = spawn(process.execPath, ['--import', 'tsx', '--eval', '0'], { stdio: 'ignore' });
  await once(child, 'exit');
  return performance.now() - started;
}

/** Quanto o processo ocupa depois de `count` execuções terminadas. */
export function memoryAfter(storage: 'memory' | 'folder', count: number): Promise<Memory> {
  return withEndpoint(storage, async (client, endpoint) => {
    await runAll(client, await machineOf(client, 'STANDARD'), count);
    return endpoint.memory();
  });
}

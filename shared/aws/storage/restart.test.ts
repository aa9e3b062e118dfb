import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { CreateFunctionCommand, InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type LogEntry, startLocalAws } from '../index.ts';

const roleArn = 'arn:aws:iam::123456789012:role/papel';
const pass = JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Pass', End: true } } });
const waiting = JSON.stringify({ StartAt: 'E', States: { E: { Type: 'Wait', Seconds: 3600, End: true } } });

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'reinicio-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

/** Sobe a AWS local na pasta, faz o que for pedido, e a fecha. */
async function session<T>(
  work: (sfn: SFNClient, lambda: LambdaClient) => Promise<T>,
  log?: (entry: LogEntry) => void,
): Promise<T> {
  const aws = await startLocalAws({ port: 0, storage: folder, log });
  const sfn = new SFNClient(aws.clientConfig);
  const lambda = new LambdaClient(aws.clientConfig);
  try {
    return await work(sfn, lambda);
  } finally {
    sfn.destroy();
    lambda.destroy();
    await aws.close();
  }
}

async function createFunction(lambda: LambdaClient, FunctionName: string, source: string): Promise<void> {
  await lambda.send(
    new CreateFunctionCommand({
      FunctionName,
      Role: roleArn,
      Runtime: 'nodejs20.x',
      Handler: 'index.handler',
      Code: { ZipFile: zipSync({ 'index.js': strToU8(source) }) },
    }),
  );
}

async function create(sfn: SFNClient, name: string, definition: string): Promise<string> {
  const created = await sfn.send(new CreateStateMachineCommand({ name, definition, roleArn }));
  return created.stateMachineArn ?? '';
}

describe('a AWS local numa pasta', () => {
  test('dado um reinício, máquinas, funções, execuções e históricos continuam', async () => {
    const before = await session(async (sfn, lambda) => {
      await createFunction(lambda, 'soma', 'exports.handler = async (e) => e.a + e.b;');
      const stateMachineArn = await create(sfn, 'm', pass);
      const { executionArn } = await sfn.send(
        new StartExecutionCommand({ stateMachineArn, input: '{"x": 1.0}' }),
      );
      await expect
        .poll(async () => (await sfn.send(new DescribeExecutionCommand({ executionArn }))).status)
        .toBe('SUCCEEDED');
      const { events } = await sfn.send(new GetExecutionHistoryCommand({ executionArn }));
      return { executionArn, stateMachineArn, events };
    });
    await session(async (sfn, lambda) => {
      const { executionArn, stateMachineArn } = before;
      expect((await sfn.send(new DescribeStateMachineCommand({ stateMachineArn }))).definition).toBe(pass);
      expect(await sfn.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({
        status: 'SUCCEEDED',
        input: '{"x": 1.0}',
      });
      expect((await sfn.send(new GetExecutionHistoryCommand({ executionArn }))).events).toEqual(
        before.events,
      );
      const { Payload } = await lambda.send(
        new InvokeCommand({ FunctionName: 'soma', Payload: '{"a":1,"b":2}' }),
      );
      expect(Buffer.from(Payload ?? []).toString()).toBe('3');
    });
  });

  test('dada uma execução no meio, fechar não a termina: ela continua e pode ser parada', async () => {
    const executionArn = await session(async (sfn) => {
      const stateMachineArn = await create(sfn, 'm', waiting);
      return (await sfn.send(new StartExecutionCommand({ stateMachineArn }))).executionArn;
    });
    await session(async (sfn) => {
      expect((await sfn.send(new DescribeExecutionCommand({ executionArn }))).status).toBe('RUNNING');
      await sfn.send(new StopExecutionCommand({ executionArn, error: 'Parada', cause: 'depois do almoço' }));
    });
    await session(async (sfn) => {
      expect(await sfn.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({
        status: 'ABORTED',
        error: 'Parada',
      });
      const { events } = await sfn.send(new GetExecutionHistoryCommand({ executionArn }));
      expect(events?.map(({ id, type }) => `${id} ${type}`)).toEqual([
        '1 ExecutionStarted',
        '2 WaitStateEntered',
        '3 ExecutionAborted',
      ]);
    });
  });

  test('dada uma aprovação que começou antes do almoço, o token serve depois do reinício', async () => {
    const tokens: string[] = [];
    const log = (entry: LogEntry) => {
      if (entry.kind === 'function' && entry.message.startsWith('token '))
        tokens.push(entry.message.slice(6));
    };
    const definition = JSON.stringify({
      StartAt: 'Pedir',
      States: {
        Pedir: {
          Type: 'Task',
          Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
          Parameters: { FunctionName: 'pedir', Payload: { 'token.$': '$$.Task.Token' } },
          Next: 'Espera',
        },
        Espera: { Type: 'Wait', Seconds: 1, Next: 'Fim' },
        Fim: { Type: 'Pass', End: true },
      },
    });
    const executionArn = await session(async (sfn, lambda) => {
      await createFunction(
        lambda,
        'pedir',
        'exports.handler = async (e) => console.log("token " + e.token);',
      );
      const stateMachineArn = await create(sfn, 'm', definition);
      const started = await sfn.send(new StartExecutionCommand({ stateMachineArn }));
      const submitted = async () =>
        (await sfn.send(new GetExecutionHistoryCommand({ executionArn: started.executionArn }))).events?.some(
          ({ type }) => type === 'TaskSubmitted',
        );
      await expect.poll(submitted, { timeout: 5000 }).toBe(true);
      return started.executionArn;
    }, log);
    await session(async (sfn) => {
      await sfn.send(new SendTaskSuccessCommand({ taskToken: tokens[0], output: '{"aprovado":true}' }));
    }, log);
    await session(async (sfn) => {
      await expect
        .poll(async () => (await sfn.send(new DescribeExecutionCommand({ executionArn }))).status, {
          timeout: 5000,
        })
        .toBe('SUCCEEDED');
      const described = await sfn.send(new DescribeExecutionCommand({ executionArn }));
      expect(described.output).toBe('{"aprovado":true}');
      const { events } = await sfn.send(new GetExecutionHistoryCommand({ executionArn }));
      expect(events?.map(({ id }) => id)).toEqual((events ?? []).map((_, position) => position + 1));
      expect(events?.map(({ type }) => type)).toEqual([
        'ExecutionStarted',
        'TaskStateEntered',
        'TaskScheduled',
        'TaskStarted',
        'TaskSubmitted',
        'TaskSucceeded',
        'TaskStateExited',
        'WaitStateEntered',
        'WaitStateExited',
        'PassStateEntered',
        'PassStateExited',
        'ExecutionSucceeded',
      ]);
    }, log);
    expect(tokens).toHaveLength(1);
  });

  test('dado um kill -9, tudo que foi respondido está lá', { timeout: 30_000 }, async () => {
    const index = pathToFileURL(fileURLToPath(new URL('../index.ts', import.meta.url))).href;
    const child: ChildProcess = spawn(
      process.execPath,
      [
        '--import',
        'tsx',
        '--input-type=module',
        '--eval',
        `const { startLocalAws } = await import(${JSON.stringify(index)});
         const aws = await startLocalAws({ port: 0, storage: ${JSON.stringify(folder)} });
         console.log(aws.port);
         setInterval(() => {}, 1000);`,
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const port = await new Promise<string>((resolve) =>
      child.stdout?.once('data', (chunk: Buffer) => resolve(chunk.toString().trim())),
    );
    const sfn = new SFNClient({
      endpoint: `http://127.0.0.1:${port}`,
      region: 'us-east-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      maxAttempts: 1,
    });
    const stateMachineArn = await create(sfn, 'm', pass);
    const answered: (string | undefined)[] = [];
    const sending = Promise.allSettled(
      Array.from({ length: 4 }, async () => {
        for (;;) answered.push((await sfn.send(new StartExecutionCommand({ stateMachineArn }))).executionArn);
      }),
    );
    await expect.poll(() => answered.length, { timeout: 10_000 }).toBeGreaterThan(50);
    const exited = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await exited;
    await sending;
    sfn.destroy();

    await session(async (after) => {
      const kept = new Set<string | undefined>();
      let nextToken: string | undefined;
      do {
        const page = await after.send(
          new ListExecutionsCommand({ stateMachineArn, maxResults: 1000, nextToken }),
        );
        for (const { executionArn } of page.executions ?? []) kept.add(executionArn);
        nextToken = page.nextToken;
      } while (nextToken);
      expect(answered.filter((arn) => !kept.has(arn))).toEqual([]);
      for (const executionArn of answered.slice(-20)) {
        const { events } = await after.send(new GetExecutionHistoryCommand({ executionArn }));
        expect(events?.map(({ id }) => id)).toEqual((events ?? []).map((_, position) => position + 1));
      }
    });
  });
});

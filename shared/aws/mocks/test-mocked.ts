import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { afterEach, expect } from 'vitest';
import { type LocalAws, startLocalAws, VirtualClock } from '../index.ts';

// O que os testes dos estados simulados têm em comum.

/** O que desfazer no fim de cada teste. */
export const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** Uma pasta que some no fim do teste. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'simulados-'));
  cleanups.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Uma AWS local de relógio virtual, fechada no fim do teste. */
export async function start(mockConfig: string | object | undefined, storage = 'memory') {
  const aws = await startLocalAws({ port: 0, mockConfig, storage, clock: new VirtualClock() });
  cleanups.push(() => aws.close());
  return aws;
}

/** Cria uma máquina com estes estados e devolve o ARN dela. */
export async function create(
  aws: LocalAws,
  name: string,
  states: object,
  type: 'STANDARD' | 'EXPRESS' = 'STANDARD',
) {
  const definition = JSON.stringify({ StartAt: Object.keys(states)[0], States: states });
  const sfn = new SFNClient(aws.clientConfig);
  await sfn.send(
    new CreateStateMachineCommand({
      name,
      definition,
      roleArn: 'arn:aws:iam::123456789012:role/papel',
      type,
    }),
  );
  return `arn:aws:states:us-east-1:123456789012:stateMachine:${name}`;
}

/** Roda uma execução até o fim e devolve como ela terminou. */
export async function run(aws: LocalAws, stateMachineArn: string, input: unknown = {}) {
  const sfn = new SFNClient({ ...aws.clientConfig, maxAttempts: 1 });
  const { executionArn } = await sfn.send(
    new StartExecutionCommand({ stateMachineArn, input: JSON.stringify(input) }),
  );
  const described = () => sfn.send(new DescribeExecutionCommand({ executionArn }));
  await expect.poll(async () => (await described()).status, { timeout: 5000 }).not.toBe('RUNNING');
  const { status, output, error, cause } = await described();
  const { events = [] } = await sfn.send(new GetExecutionHistoryCommand({ executionArn }));
  return {
    status,
    error,
    cause,
    output: output === undefined ? undefined : JSON.parse(output),
    types: events.map(({ type }) => type),
  };
}

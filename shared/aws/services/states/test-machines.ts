import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  type DescribeExecutionCommandOutput,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, expect } from 'vitest';
import { type LocalAws, startLocalAws } from '../../index.ts';

// O que os testes do Step Functions têm em comum: uma AWS local por arquivo, e máquinas mínimas.

export const ROLE = 'arn:aws:iam::123456789012:role/papel';
export const PREFIX = 'arn:aws:states:us-east-1:123456789012';

let aws: LocalAws;
export let client: SFNClient;
beforeAll(async () => {
  aws = await startLocalAws({ port: 0 });
  client = new SFNClient({ ...aws.clientConfig, maxAttempts: 1 });
});
afterAll(async () => {
  client.destroy();
  await aws.close();
});

export function pass(result: unknown = { ok: true }): string {
  return JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Pass', Result: result, End: true } } });
}
export const waiting = JSON.stringify({
  StartAt: 'Espera',
  States: { Espera: { Type: 'Wait', Seconds: 3600, End: true } },
});

let count = 0;
export async function create(definition: string, type: 'STANDARD' | 'EXPRESS' = 'STANDARD'): Promise<string> {
  const name = `maquina-${++count}`;
  const created = await client.send(new CreateStateMachineCommand({ name, definition, roleArn: ROLE, type }));
  return created.stateMachineArn ?? '';
}

export async function start(stateMachineArn: string, input?: string, name?: string): Promise<string> {
  const started = await client.send(new StartExecutionCommand({ stateMachineArn, input, name }));
  return started.executionArn ?? '';
}

export async function finished(executionArn: string): Promise<DescribeExecutionCommandOutput> {
  return expect
    .poll(async () => (await client.send(new DescribeExecutionCommand({ executionArn }))).status, {
      timeout: 5000,
    })
    .not.toBe('RUNNING')
    .then(() => client.send(new DescribeExecutionCommand({ executionArn })));
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LambdaClient } from '@aws-sdk/client-lambda';
import {
  DescribeExecutionCommand,
  type DescribeExecutionCommandOutput,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { App, Stack } from 'aws-cdk-lib';
import { afterAll, beforeAll, expect } from 'vitest';
import { type Deployment, type LocalAws, startLocalAws } from '../index.ts';

// O que os testes do deploy têm em comum: uma AWS local por arquivo, e como sintetizar e executar uma pilha.

export let aws: LocalAws;
export let sfn: SFNClient;
export let lambda: LambdaClient;
const folders: string[] = [];

beforeAll(async () => {
  // A validação do modelo ensina a quem escreve a pilha; aqui só custaria dois segundos.
  process.env.CDK_VALIDATION = 'false';
  aws = await startLocalAws({ port: 0 });
  sfn = new SFNClient(aws.clientConfig);
  lambda = new LambdaClient(aws.clientConfig);
});
afterAll(async () => {
  sfn.destroy();
  lambda.destroy();
  await aws.close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

export function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'deploy-'));
  folders.push(folder);
  return folder;
}

export function synth(name: string, build: (stack: Stack) => void): string {
  const outdir = temporary();
  const app = new App({ outdir });
  build(new Stack(app, name));
  app.synth();
  return outdir;
}

/** Um nome que o deploy troca pelo de `DefinitionSubstitutions`. */
export function substitution(name: string): string {
  return `$\{${name}}`;
}

export function changesOf({ changes }: Deployment): string[] {
  return changes.map(({ action, logicalId }) => `${action} ${logicalId.replace(/[0-9A-F]{8}$/, '')}`).sort();
}

export async function run(stateMachineArn: string, input: object): Promise<DescribeExecutionCommandOutput> {
  const { executionArn } = await sfn.send(
    new StartExecutionCommand({ stateMachineArn, input: JSON.stringify(input) }),
  );
  await expect
    .poll(async () => (await sfn.send(new DescribeExecutionCommand({ executionArn }))).status, {
      timeout: 8000,
    })
    .not.toBe('RUNNING');
  return sfn.send(new DescribeExecutionCommand({ executionArn }));
}

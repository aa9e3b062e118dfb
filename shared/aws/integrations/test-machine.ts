import { CreateFunctionCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, expect } from 'vitest';
import { type LocalAws, type LogEntry, startLocalAws } from '../index.ts';
import { ScriptedModel } from '../services/bedrock/test-scripted-model.ts';

// O que os testes das integrações têm em comum: uma AWS local por arquivo, e como rodar uma tarefa nela.

const ROLE = 'arn:aws:iam::123456789012:role/papel';
export const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function';

/** O modelo por trás do Bedrock desta AWS local. */
export const model = new ScriptedModel();
export let aws: LocalAws;
export let sfn: SFNClient;
let lambda: LambdaClient;
export const entries: LogEntry[] = [];
beforeAll(async () => {
  aws = await startLocalAws({ port: 0, model, log: (entry) => entries.push(entry) });
  sfn = new SFNClient({ ...aws.clientConfig, maxAttempts: 1 });
  lambda = new LambdaClient(aws.clientConfig);
});
afterAll(async () => {
  sfn.destroy();
  lambda.destroy();
  await aws.close();
});

/** Cria uma função Node.js com este código. */
export async function fn(
  name: string,
  source: string,
  timeout = 3,
  variables: Record<string, string> = {},
): Promise<void> {
  await lambda.send(
    new CreateFunctionCommand({
      FunctionName: name,
      Role: ROLE,
      Runtime: 'nodejs20.x',
      Handler: 'index.handler',
      Timeout: timeout,
      Environment: { Variables: variables },
      Code: { ZipFile: zipSync({ 'index.js': strToU8(source) }) },
    }),
  );
}

let count = 0;
/** Cria uma máquina com estes estados; o primeiro é o começo. */
export async function machine(states: object, type: 'STANDARD' | 'EXPRESS' = 'STANDARD'): Promise<string> {
  const definition = JSON.stringify({ StartAt: Object.keys(states)[0], States: states });
  const created = await sfn.send(
    new CreateStateMachineCommand({ name: `m${++count}`, definition, roleArn: ROLE, type }),
  );
  return created.stateMachineArn ?? '';
}

export async function start(stateMachineArn: string, input: unknown = {}): Promise<string> {
  const started = await sfn.send(
    new StartExecutionCommand({ stateMachineArn, input: JSON.stringify(input) }),
  );
  return started.executionArn ?? '';
}

/** Espera o fim e devolve a execução com o histórico. */
export async function end(executionArn: string) {
  await expect
    .poll(async () => (await sfn.send(new DescribeExecutionCommand({ executionArn }))).status, {
      timeout: 8000,
    })
    .not.toBe('RUNNING');
  const described = await sfn.send(new DescribeExecutionCommand({ executionArn }));
  const { events } = await sfn.send(new GetExecutionHistoryCommand({ executionArn }));
  return { ...described, events: events ?? [], types: (events ?? []).map(({ type }) => type) };
}

/** Roda uma máquina de uma tarefa só. */
export async function runTask(task: object, input: unknown = {}) {
  return end(await start(await machine({ T: { Type: 'Task', End: true, ...task } }), input));
}

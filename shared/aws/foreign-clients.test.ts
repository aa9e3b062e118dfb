import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LocalAws, startLocalAws } from './index.ts';

const run = promisify(execFile);

/** Diz por que um cliente não está aqui; `undefined` se está. */
async function missing(command: string, args: readonly string[]): Promise<string | undefined> {
  try {
    await run(command, args);
    return undefined;
  } catch {
    return `não há "${[command, ...args].join(' ')}" nesta máquina`;
  }
}

const noCli = await missing('aws', ['--version']);
const noBoto3 = await missing('python3', ['-c', 'import boto3']);

let aws: LocalAws;
let folder: string;
const environment = () => ({
  PATH: process.env.PATH,
  HOME: folder,
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
  AWS_DEFAULT_REGION: 'us-east-1',
  AWS_ENDPOINT_URL: aws.endpoint,
  AWS_PAGER: '',
});

beforeAll(async () => {
  aws = await startLocalAws({ port: 0 });
  folder = mkdtempSync(join(tmpdir(), 'clientes-'));
  writeFileSync(
    join(folder, 'funcao.zip'),
    zipSync({ 'index.js': strToU8('exports.handler = async (e) => ({ dobro: e.x * 2 });') }),
  );
});
afterAll(async () => {
  await aws.close();
  rmSync(folder, { recursive: true, force: true });
});

const definition = JSON.stringify({
  StartAt: 'Dobrar',
  States: {
    Dobrar: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:NOME', End: true },
  },
});

describe.skipIf(noCli)(`a AWS CLI${noCli ? ` (pulado: ${noCli})` : ''}`, () => {
  async function cli(...args: string[]) {
    const { stdout } = await run('aws', [...args, '--output', 'json'], { cwd: folder, env: environment() });
    return stdout === '' ? {} : JSON.parse(stdout);
  }

  test('cria função e máquina, executa, descreve e lê o histórico', { timeout: 60_000 }, async () => {
    await cli(
      'lambda',
      'create-function',
      '--function-name',
      'pela-cli',
      '--runtime',
      'nodejs20.x',
      '--handler',
      'index.handler',
      '--role',
      'arn:aws:iam::123456789012:role/x',
      '--zip-file',
      'fileb://funcao.zip',
    );
    const { stateMachineArn } = await cli(
      'stepfunctions',
      'create-state-machine',
      '--name',
      'pela-cli',
      '--role-arn',
      'arn:aws:iam::123456789012:role/x',
      '--definition',
      definition.replace('NOME', 'pela-cli'),
    );
    const { executionArn } = await cli(
      'stepfunctions',
      'start-execution',
      '--state-machine-arn',
      stateMachineArn,
      '--input',
      '{"x":21}',
    );
    await expect
      .poll(
        async () =>
          (await cli('stepfunctions', 'describe-execution', '--execution-arn', executionArn)).status,
        { timeout: 20_000 },
      )
      .not.toBe('RUNNING');
    const described = await cli('stepfunctions', 'describe-execution', '--execution-arn', executionArn);
    expect(described).toMatchObject({ status: 'SUCCEEDED', output: '{"dobro":42}' });
    const { events } = await cli(
      'stepfunctions',
      'get-execution-history',
      '--execution-arn',
      executionArn,
      '--reverse-order',
    );
    expect(events[0]).toMatchObject({ type: 'ExecutionSucceeded' });
    await expect(
      cli('stepfunctions', 'describe-execution', '--execution-arn', `${executionArn}x`),
    ).rejects.toMatchObject({
      stderr: expect.stringContaining(
        `(ExecutionDoesNotExist) when calling the DescribeExecution operation: Execution Does Not Exist: '${executionArn}x'`,
      ),
    });
  });
});

describe.skipIf(noBoto3)(`o boto3${noBoto3 ? ` (pulado: ${noBoto3})` : ''}`, () => {
  test('faz o mesmo, e StartSyncExecution com inject_host_prefix desligado', {
    timeout: 60_000,
  }, async () => {
    const script = join(folder, 'cliente.py');
    writeFileSync(
      script,
      `
import boto3, json, time
from botocore.config import Config
sfn = boto3.client('stepfunctions', config=Config(inject_host_prefix=False))
fn = boto3.client('lambda')
role = 'arn:aws:iam::123456789012:role/x'
fn.create_function(FunctionName='pelo-boto3', Runtime='nodejs20.x', Handler='index.handler', Role=role,
                   Code={'ZipFile': open('funcao.zip', 'rb').read()})
direct = json.loads(fn.invoke(FunctionName='pelo-boto3', Payload=json.dumps({'x': 4}))['Payload'].read())
definition = json.dumps(${definition.replace('NOME', 'pelo-boto3').replaceAll('true', 'True')})
machine = sfn.create_state_machine(name='pelo-boto3', definition=definition, roleArn=role)['stateMachineArn']
execution = sfn.start_execution(stateMachineArn=machine, input='{"x": 21}')['executionArn']
while sfn.describe_execution(executionArn=execution)['status'] == 'RUNNING':
    time.sleep(0.02)
described = sfn.describe_execution(executionArn=execution)
pages = sfn.get_paginator('get_execution_history').paginate(executionArn=execution, PaginationConfig={'PageSize': 2})
types = [event['type'] for page in pages for event in page['events']]
express = sfn.create_state_machine(name='expressa', definition=definition, roleArn=role, type='EXPRESS')['stateMachineArn']
sync = sfn.start_sync_execution(stateMachineArn=express, input='{"x": 5}')
try:
    sfn.describe_state_machine(stateMachineArn=machine + 'x')
    error = None
except sfn.exceptions.StateMachineDoesNotExist as e:
    error = str(e)
print(json.dumps({'direct': direct, 'output': described['output'], 'year': described['startDate'].year, 'types': types,
                  'sync': sync['output'], 'error': error}))
`,
    );
    const { stdout } = await run('python3', [script], { cwd: folder, env: environment() });
    const machine = 'arn:aws:states:us-east-1:123456789012:stateMachine:pelo-boto3x';
    expect(JSON.parse(stdout)).toEqual({
      direct: { dobro: 8 },
      output: '{"dobro":42}',
      year: new Date().getFullYear(),
      types: [
        'ExecutionStarted',
        'TaskStateEntered',
        'LambdaFunctionScheduled',
        'LambdaFunctionStarted',
        'LambdaFunctionSucceeded',
        'TaskStateExited',
        'ExecutionSucceeded',
      ],
      sync: '{"dobro":10}',
      error: `An error occurred (StateMachineDoesNotExist) when calling the DescribeStateMachine operation: State Machine Does Not Exist: '${machine}'`,
    });
  });
});

import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callingMachine, type ForeignMachine, foreignMachine, missing, roleArn } from './machine.ts';

const noCli = await missing('aws', ['--version']);
const noBedrock = noCli ?? (await missing('aws', ['bedrock-runtime', 'converse', 'help']));

/** O SQS fala JSON desde a AWS CLI 2.13.34 e a 1.29.84; antes, falava Query, que aqui não há. */
async function speaksOldSqs(): Promise<string | undefined> {
  const { stdout } = await promisify(execFile)('aws', ['--version']);
  const [, version = ''] = /aws-cli\/(\S+)/.exec(stdout) ?? [];
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  const [firstMinor, firstPatch] = major === 1 ? [29, 84] : [13, 34];
  const isNew = minor > firstMinor || (minor === firstMinor && patch >= firstPatch);
  return isNew ? undefined : `a AWS CLI ${version} é de antes de o SQS falar JSON`;
}

const oldSqs = noCli ?? (await speaksOldSqs());

let machine: ForeignMachine;
beforeAll(async () => {
  machine = await foreignMachine();
});
afterAll(() => machine.close());

/** O que a CLI responde, como texto. */
function text(...args: string[]): Promise<string> {
  return machine.run('aws', ['--endpoint-url', machine.aws.endpoint, ...args]);
}

/** O que a CLI responde, lido como JSON. */
async function cli(...args: string[]) {
  const output = await text('--output', 'json', ...args);
  return output.trim() === '' ? {} : JSON.parse(output);
}

const timeout = 180_000;

describe.skipIf(noCli)(`a AWS CLI${noCli ? ` (pulado: ${noCli})` : ''}`, () => {
  test.concurrent('Lambda e Step Functions: cria, executa, descreve e lê o histórico', {
    timeout,
  }, async () => {
    const [role, name] = ['--role', 'pela-cli'];
    await cli(
      ...['lambda', 'create-function', '--function-name', name, '--runtime', 'nodejs20.x'],
      ...['--handler', 'index.handler', role, roleArn, '--zip-file', 'fileb://funcao.zip'],
    );
    writeFileSync(join(machine.folder, 'evento.json'), '{"x":4}');
    await cli('lambda', 'invoke', '--function-name', name, '--payload', 'fileb://evento.json', 'saida.json');
    expect(readFileSync(join(machine.folder, 'saida.json'), 'utf8')).toBe('{"dobro":8}');
    const { stateMachineArn } = await cli(
      ...['stepfunctions', 'create-state-machine', '--name', name, '--role-arn', roleArn],
      ...['--definition', callingMachine(name)],
    );
    const { executionArn } = await cli(
      ...['stepfunctions', 'start-execution', '--state-machine-arn', stateMachineArn, '--input', '{"x":21}'],
    );
    const describeIt = () => cli('stepfunctions', 'describe-execution', '--execution-arn', executionArn);
    let described = await describeIt();
    while (described.status === 'RUNNING') described = await describeIt();
    expect(described).toMatchObject({ status: 'SUCCEEDED', output: '{"dobro":42}' });
    const { events } = await cli(
      ...['stepfunctions', 'get-execution-history', '--execution-arn', executionArn, '--reverse-order'],
    );
    expect(events[0]).toMatchObject({ type: 'ExecutionSucceeded' });
    const missingArn = `${executionArn}x`;
    await expect(
      cli('stepfunctions', 'describe-execution', '--execution-arn', missingArn),
    ).rejects.toMatchObject({
      stderr: expect.stringContaining(
        `(ExecutionDoesNotExist) when calling the DescribeExecution operation: Execution Does Not Exist: '${missingArn}'`,
      ),
    });
  });

  test.concurrent('DynamoDB: cria a tabela, grava, lê, consulta e transaciona', { timeout }, async () => {
    const table = ['--table-name', 'pedidos'];
    await cli(
      ...['dynamodb', 'create-table', ...table, '--billing-mode', 'PAY_PER_REQUEST'],
      ...['--attribute-definitions', 'AttributeName=id,AttributeType=S'],
      ...['--key-schema', 'AttributeName=id,KeyType=HASH'],
    );
    await cli('dynamodb', 'put-item', ...table, '--item', '{"id":{"S":"1"},"valor":{"N":"10"}}');
    await cli(
      ...['dynamodb', 'transact-write-items', '--transact-items'],
      JSON.stringify([
        {
          Update: {
            TableName: 'pedidos',
            Key: { id: { S: '1' } },
            UpdateExpression: 'SET valor = valor + :v',
            ExpressionAttributeValues: { ':v': { N: '5' } },
          },
        },
        { Put: { TableName: 'pedidos', Item: { id: { S: '2' } } } },
      ]),
    );
    const { Item } = await cli('dynamodb', 'get-item', ...table, '--key', '{"id":{"S":"1"}}');
    expect(Item).toEqual({ id: { S: '1' }, valor: { N: '15' } });
    const queried = await cli(
      ...['dynamodb', 'query', ...table, '--key-condition-expression', 'id = :i'],
      ...['--expression-attribute-values', '{":i":{"S":"2"}}'],
    );
    expect(queried.Items).toEqual([{ id: { S: '2' } }]);
    expect((await cli('dynamodb', 'scan', ...table)).Count).toBe(2);
  });

  test.concurrent('S3: cria o balde, copia 20 MB, lista, assina e apaga', { timeout }, async () => {
    await text('s3', 'mb', 's3://pela-cli');
    writeFileSync(join(machine.folder, 'olá mundo.txt'), 'oi');
    await text('s3', 'cp', 'olá mundo.txt', 's3://pela-cli/pasta/olá mundo+1.txt');
    await text('s3', 'cp', 'grande.bin', 's3://pela-cli/grande.bin');
    const listed = await text('s3', 'ls', '--recursive', 's3://pela-cli');
    expect(listed).toMatch(/20971520 grande\.bin[\s\S]*2 pasta\/olá mundo\+1\.txt/);
    await text('s3', 'cp', 's3://pela-cli/grande.bin', 'volta.bin');
    const [sent, back] = ['grande.bin', 'volta.bin'].map((name) => readFileSync(join(machine.folder, name)));
    expect(back?.equals(sent as Buffer)).toBe(true);
    const url = (await text('s3', 'presign', 's3://pela-cli/pasta/olá mundo+1.txt')).trim();
    expect(await (await fetch(url)).text()).toBe('oi');
    await text('s3', 'rm', '--recursive', 's3://pela-cli');
    await text('s3', 'rb', 's3://pela-cli');
  });

  const sqsTitle = `SQS: manda, recebe e apaga${oldSqs ? ` (pulado: ${oldSqs})` : ''}`;
  test.skipIf(oldSqs)(sqsTitle, { timeout }, async () => {
    const { QueueUrl } = await cli('sqs', 'create-queue', '--queue-name', 'pela-cli');
    await cli('sqs', 'send-message', '--queue-url', QueueUrl, '--message-body', 'olá');
    const { Messages } = await cli('sqs', 'receive-message', '--queue-url', QueueUrl);
    expect(Messages[0].Body).toBe('olá');
    await cli(
      ...['sqs', 'delete-message', '--queue-url', QueueUrl, '--receipt-handle', Messages[0].ReceiptHandle],
    );
  });

  test.concurrent('SNS, EventBridge e STS', { timeout }, async () => {
    const { TopicArn } = await cli('sns', 'create-topic', '--name', 'pela-cli');
    const published = await cli('sns', 'publish', '--topic-arn', TopicArn, '--message', 'pronto');
    expect(published.MessageId).toMatch(/^[0-9a-f-]{36}$/);
    const put = await cli(
      ...['events', 'put-events', '--entries', '[{"Source":"curso","DetailType":"Pedido","Detail":"{}"}]'],
    );
    expect(put.FailedEntryCount).toBe(0);
    expect((await cli('sts', 'get-caller-identity')).Account).toBe('123456789012');
  });

  test.skipIf(noBedrock)(
    `Bedrock: converse e invoke-model${noBedrock ? ' (pulado: esta CLI é de antes do Converse)' : ''}`,
    { timeout },
    async () => {
      const answer = await cli(
        ...['bedrock-runtime', 'converse', '--model-id', 'amazon.nova-micro-v1:0'],
        ...['--messages', '[{"role":"user","content":[{"text":"Olá"}]}]'],
      );
      expect(answer).toMatchObject({ stopReason: 'end_turn', output: { message: { role: 'assistant' } } });
      const body = JSON.stringify({ messages: [{ role: 'user', content: [{ text: 'Olá' }] }] });
      writeFileSync(join(machine.folder, 'corpo.json'), body);
      await cli(
        ...['bedrock-runtime', 'invoke-model', '--model-id', 'amazon.nova-micro-v1:0'],
        ...['--body', 'fileb://corpo.json', 'resposta.json'],
      );
      const reply = JSON.parse(readFileSync(join(machine.folder, 'resposta.json'), 'utf8'));
      expect(reply.output.message.content[0].text).not.toBe('');
    },
  );
});

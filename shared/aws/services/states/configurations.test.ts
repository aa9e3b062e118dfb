import {
  CreateStateMachineCommand,
  type CreateStateMachineCommandInput,
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  DescribeStateMachineForExecutionCommand,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  StartExecutionCommand,
  StartSyncExecutionCommand,
  TagResourceCommand,
  UpdateStateMachineCommand,
} from '@aws-sdk/client-sfn';
import { describe, expect, test } from 'vitest';
import { client, create, finished, PREFIX, pass, ROLE, start, waiting } from './test-machines.ts';

const group = (logGroupArn = 'arn:aws:logs:us-east-1:123456789012:log-group:registros:*') => ({
  cloudWatchLogsLogGroup: { logGroupArn },
});

let count = 0;
async function createWith(more: Partial<CreateStateMachineCommandInput>) {
  const request = { name: `configurada-${++count}`, definition: pass(), roleArn: ROLE, ...more };
  const { stateMachineArn } = await client.send(new CreateStateMachineCommand(request));
  return client.send(new DescribeStateMachineCommand({ stateMachineArn }));
}

describe('configurações', () => {
  test('dadas as configurações, volta o que foi guardado, com o que a AWS completa', async () => {
    expect(
      await createWith({
        loggingConfiguration: { level: 'ALL', includeExecutionData: true, destinations: [group()] },
        tracingConfiguration: { enabled: true },
        encryptionConfiguration: { type: 'CUSTOMER_MANAGED_KMS_KEY', kmsKeyId: 'alias/chave' },
      }),
    ).toMatchObject({
      loggingConfiguration: { level: 'ALL', includeExecutionData: true, destinations: [group()] },
      tracingConfiguration: { enabled: true },
      encryptionConfiguration: {
        type: 'CUSTOMER_MANAGED_KMS_KEY',
        kmsKeyId: 'alias/chave',
        kmsDataKeyReusePeriodSeconds: 300,
      },
    });
    expect(await createWith({ loggingConfiguration: {} })).toMatchObject({
      loggingConfiguration: { level: 'OFF', includeExecutionData: false },
      tracingConfiguration: { enabled: false },
      encryptionConfiguration: { type: 'AWS_OWNED_KEY' },
    });
  });

  test.each([
    { level: 'ALL' as const },
    { level: 'ERROR' as const, destinations: [] },
    { level: 'ALL' as const, destinations: [{}] },
    { level: 'OFF' as const, destinations: [group(), group()] },
  ])('dado o registro %j, é InvalidLoggingConfiguration', async (loggingConfiguration) => {
    const expected = {
      name: 'InvalidLoggingConfiguration',
      message: 'Invalid Logging Configuration: Must specify exactly one Log Destination.',
    };
    await expect(createWith({ loggingConfiguration })).rejects.toMatchObject(expected);
    const stateMachineArn = await create(pass());
    await expect(
      client.send(new UpdateStateMachineCommand({ stateMachineArn, loggingConfiguration })),
    ).rejects.toMatchObject(expected);
  });

  test('dada uma cifra sem chave, é InvalidEncryptionConfiguration', async () => {
    await expect(
      createWith({ encryptionConfiguration: { type: 'CUSTOMER_MANAGED_KMS_KEY' } }),
    ).rejects.toMatchObject({ name: 'InvalidEncryptionConfiguration' });
  });

  test('dadas etiquetas demais ou sem nome, são recusadas', async () => {
    const resourceArn = await create(pass());
    const tags = Array.from({ length: 51 }, (_, n) => ({ key: `k${n}`, value: '' }));
    await expect(client.send(new TagResourceCommand({ resourceArn, tags }))).rejects.toMatchObject({
      name: 'TooManyTags',
      resourceName: resourceArn,
    });
    await expect(
      client.send(new TagResourceCommand({ resourceArn, tags: [{ key: '', value: 'x' }] })),
    ).rejects.toMatchObject({ name: 'ValidationException' });
  });

  test('dada uma definição com mais de 1 MiB, é recusada antes de ser lida', async () => {
    await expect(createWith({ definition: ' '.repeat(1_048_577) })).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining('Member must have length less than or equal to 1048576'),
    });
  });

  test.each([
    'com espaço',
    'a<b',
    'a}',
    'a?',
    'a*',
    'a#b',
    'a%',
    'a\\b',
    'a^',
    'a|b',
    'a~',
    'a`',
    'a$',
    'a&b',
    'a,b',
    'a;b',
    'a:b',
    'a/b',
    'a"b',
    'a\u0085',
    'a\uffff',
    'pizza🍕',
  ])('dada uma execução de nome %j, é InvalidName', async (name) => {
    await expect(start(await create(pass()), '{}', name)).rejects.toMatchObject({
      name: 'InvalidName',
      message: `Invalid Name: '${name}'`,
    });
  });
});

describe('includedData', () => {
  test('dado METADATA_ONLY, vem tudo menos os dados', async () => {
    const stateMachineArn = await create(pass({ segredo: 1 }));
    const executionArn = await start(stateMachineArn, '{"cpf":"1"}');
    await finished(executionArn);
    const includedData = 'METADATA_ONLY' as const;
    const execution = await client.send(new DescribeExecutionCommand({ executionArn, includedData }));
    expect(execution).toMatchObject({
      inputDetails: { included: false },
      outputDetails: { included: false },
    });
    expect([execution.input, execution.output]).toEqual([undefined, undefined]);
    const machine = await client.send(new DescribeStateMachineCommand({ stateMachineArn, includedData }));
    expect([machine.name, machine.definition]).toEqual([stateMachineArn.split(':').at(-1), undefined]);
    const past = await client.send(
      new DescribeStateMachineForExecutionCommand({ executionArn, includedData }),
    );
    expect(past.definition).toBeUndefined();

    const express = await create(pass(1), 'EXPRESS');
    const sync = await client.send(
      new StartSyncExecutionCommand({ stateMachineArn: express, includedData, traceHeader: 'Root=1-2-3' }),
    );
    expect(sync).toMatchObject({
      status: 'SUCCEEDED',
      outputDetails: { included: false },
      traceHeader: 'Root=1-2-3',
    });
    expect(sync.output).toBeUndefined();
  });

  test('dado um traceHeader, DescribeExecution o devolve', async () => {
    const { executionArn } = await client.send(
      new StartExecutionCommand({ stateMachineArn: await create(pass()), traceHeader: 'Root=1-5-a' }),
    );
    expect((await client.send(new DescribeExecutionCommand({ executionArn }))).traceHeader).toBe(
      'Root=1-5-a',
    );
  });
});

describe('páginas', () => {
  test('dado um bilhete de outra lista, vazio ou inventado, é recusado', async () => {
    const one = await create(waiting);
    const other = await create(waiting);
    for (let n = 0; n < 2; n++) await start(one);
    const { nextToken } = await client.send(
      new ListExecutionsCommand({ stateMachineArn: one, maxResults: 1 }),
    );
    expect(nextToken).toBeDefined();
    const invalid = { name: 'InvalidToken', message: "Invalid Token: 'Invalid token'" };
    await expect(
      client.send(new ListExecutionsCommand({ stateMachineArn: other, nextToken })),
    ).rejects.toMatchObject(invalid);
    await expect(client.send(new ListStateMachinesCommand({ nextToken: 'inventado' }))).rejects.toMatchObject(
      invalid,
    );
    await expect(client.send(new ListStateMachinesCommand({ nextToken: '' }))).rejects.toMatchObject({
      name: 'ValidationException',
    });
    await expect(client.send(new ListStateMachinesCommand({ maxResults: 1001 }))).rejects.toMatchObject({
      name: 'ValidationException',
    });
    const whole = await client.send(new ListStateMachinesCommand({ maxResults: 0 }));
    expect(whole.stateMachines?.length).toBeGreaterThan(1);
  });

  test('dado PENDING_REDRIVE sem um Map Run, é ValidationException', async () => {
    const stateMachineArn = await create(pass());
    await expect(
      client.send(new ListExecutionsCommand({ stateMachineArn, statusFilter: 'PENDING_REDRIVE' })),
    ).rejects.toMatchObject({ name: 'ValidationException' });
    await expect(
      client.send(new ListExecutionsCommand({ stateMachineArn: `${PREFIX}:stateMachine:nenhuma` })),
    ).rejects.toMatchObject({ name: 'StateMachineDoesNotExist' });
  });
});

import {
  CreateStateMachineCommand,
  DeleteStateMachineCommand,
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  DescribeStateMachineForExecutionCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  ListTagsForResourceCommand,
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  StartSyncExecutionCommand,
  StopExecutionCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateStateMachineCommand,
  ValidateStateMachineDefinitionCommand,
} from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LocalAws, startLocalAws } from '../../index.ts';

const ROLE = 'arn:aws:iam::123456789012:role/papel';
const PREFIX = 'arn:aws:states:us-east-1:123456789012';

let aws: LocalAws;
let client: SFNClient;
beforeAll(async () => {
  aws = await startLocalAws({ port: 0 });
  client = new SFNClient({ ...aws.clientConfig, maxAttempts: 1 });
});
afterAll(async () => {
  client.destroy();
  await aws.close();
});

function pass(result: unknown = { ok: true }): string {
  return JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Pass', Result: result, End: true } } });
}
const waiting = JSON.stringify({
  StartAt: 'Espera',
  States: { Espera: { Type: 'Wait', Seconds: 3600, End: true } },
});

let count = 0;
async function create(definition: string, type: 'STANDARD' | 'EXPRESS' = 'STANDARD'): Promise<string> {
  const name = `maquina-${++count}`;
  const created = await client.send(new CreateStateMachineCommand({ name, definition, roleArn: ROLE, type }));
  return created.stateMachineArn ?? '';
}

async function start(stateMachineArn: string, input?: string, name?: string): Promise<string> {
  const started = await client.send(new StartExecutionCommand({ stateMachineArn, input, name }));
  return started.executionArn ?? '';
}

async function finished(executionArn: string) {
  return expect
    .poll(async () => (await client.send(new DescribeExecutionCommand({ executionArn }))).status, {
      timeout: 5000,
    })
    .not.toBe('RUNNING')
    .then(() => client.send(new DescribeExecutionCommand({ executionArn })));
}

describe('máquinas', () => {
  test('dada uma definição, cria, descreve, lista e apaga', async () => {
    const before = Date.now();
    const created = await client.send(
      new CreateStateMachineCommand({
        name: 'primeira',
        definition: pass(),
        roleArn: ROLE,
        tags: [{ key: 'a', value: 'b' }],
      }),
    );
    expect(created.stateMachineArn).toBe(`${PREFIX}:stateMachine:primeira`);
    expect(Math.abs((created.creationDate?.getTime() ?? 0) - before)).toBeLessThan(5000);
    const stateMachineArn = created.stateMachineArn ?? '';
    expect(await client.send(new DescribeStateMachineCommand({ stateMachineArn }))).toMatchObject({
      definition: pass(),
      loggingConfiguration: { includeExecutionData: false, level: 'OFF' },
      name: 'primeira',
      roleArn: ROLE,
      status: 'ACTIVE',
      tracingConfiguration: { enabled: false },
      type: 'STANDARD',
    });
    expect((await client.send(new ListStateMachinesCommand({}))).stateMachines).toMatchObject([
      { name: 'primeira', stateMachineArn, type: 'STANDARD' },
    ]);
    await client.send(new DeleteStateMachineCommand({ stateMachineArn }));
    await client.send(new DeleteStateMachineCommand({ stateMachineArn }));
    await expect(client.send(new DescribeStateMachineCommand({ stateMachineArn }))).rejects.toMatchObject({
      name: 'StateMachineDoesNotExist',
      message: `State Machine Does Not Exist: '${stateMachineArn}'`,
      $metadata: { httpStatusCode: 400 },
    });
  });

  test('dado o mesmo pedido, devolve a mesma; outro com o nome é StateMachineAlreadyExists', async () => {
    const request = { name: 'repetida', definition: pass(), roleArn: ROLE };
    const first = await client.send(new CreateStateMachineCommand(request));
    const second = await client.send(new CreateStateMachineCommand(request));
    expect(second.stateMachineArn).toBe(first.stateMachineArn);
    expect(second.creationDate).toEqual(first.creationDate);
    await expect(
      client.send(new CreateStateMachineCommand({ ...request, definition: pass(1) })),
    ).rejects.toMatchObject({
      name: 'StateMachineAlreadyExists',
      message: `State Machine Already Exists: '${PREFIX}:stateMachine:repetida'`,
    });
  });

  test('dada uma definição que a AWS recusa, diz o código e o lugar', async () => {
    const definition = JSON.stringify({ StartAt: 'A' });
    await expect(create(definition)).rejects.toMatchObject({
      name: 'InvalidDefinition',
      message: expect.stringContaining("Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: "),
    });
    const validated = await client.send(new ValidateStateMachineDefinitionCommand({ definition }));
    expect(validated.result).toBe('FAIL');
    expect(validated.diagnostics?.[0]).toMatchObject({ severity: 'ERROR', code: 'SCHEMA_VALIDATION_FAILED' });
    const valid = await client.send(new ValidateStateMachineDefinitionCommand({ definition: pass() }));
    expect(valid).toMatchObject({ result: 'OK', diagnostics: [] });
  });

  test.each(['com espaço', 'a<b', 'a*', 'a/b', 'a"b', 'a\nb'])(
    'dado o nome %j, é InvalidName',
    async (name) => {
      await expect(
        client.send(new CreateStateMachineCommand({ name, definition: pass(), roleArn: ROLE })),
      ).rejects.toMatchObject({ name: 'InvalidName', message: `Invalid Name: '${name}'` });
    },
  );

  test('dada uma atualização, muda a definição e a revisão; igual, nada muda', async () => {
    const stateMachineArn = await create(pass(1));
    const update = { stateMachineArn, definition: pass(2) };
    const first = await client.send(new UpdateStateMachineCommand(update));
    const second = await client.send(new UpdateStateMachineCommand(update));
    expect(first.revisionId).toMatch(/^[0-9a-f-]{36}$/);
    expect(second.revisionId).toBe(first.revisionId);
    const described = await client.send(new DescribeStateMachineCommand({ stateMachineArn }));
    expect(described).toMatchObject({ definition: pass(2), revisionId: first.revisionId });
    await expect(client.send(new UpdateStateMachineCommand({ stateMachineArn }))).rejects.toMatchObject({
      name: 'MissingRequiredParameter',
    });
  });

  test('dadas etiquetas, as junta, lista e tira', async () => {
    const resourceArn = await create(pass());
    await client.send(
      new TagResourceCommand({
        resourceArn,
        tags: [
          { key: 'a', value: '1' },
          { key: 'b', value: '2' },
        ],
      }),
    );
    await client.send(new UntagResourceCommand({ resourceArn, tagKeys: ['a'] }));
    expect((await client.send(new ListTagsForResourceCommand({ resourceArn }))).tags).toEqual([
      { key: 'b', value: '2' },
    ]);
  });
});

describe('execuções', () => {
  test('dada uma entrada, roda e guarda o texto como veio', async () => {
    const arn = await start(await create(pass({ soma: 3 })), '{ "a":  1.0 }', 'primeira');
    expect(arn).toMatch(/:execution:maquina-\d+:primeira$/);
    const described = await finished(arn);
    expect(described).toMatchObject({
      status: 'SUCCEEDED',
      input: '{ "a":  1.0 }',
      inputDetails: { included: true },
      output: '{"soma":3}',
      outputDetails: { included: true },
      redriveCount: 0,
    });
    expect(described.stopDate?.getTime()).toBeGreaterThanOrEqual(described.startDate?.getTime() ?? 0);
    const { events } = await client.send(new GetExecutionHistoryCommand({ executionArn: arn }));
    expect(events?.map(({ id, type }) => `${id} ${type}`)).toEqual([
      '1 ExecutionStarted',
      '2 PassStateEntered',
      '3 PassStateExited',
      '4 ExecutionSucceeded',
    ]);
    expect(events?.[0]?.executionStartedEventDetails).toMatchObject({
      input: '{ "a":  1.0 }',
      roleArn: ROLE,
    });
    expect(Math.abs((events?.[0]?.timestamp?.getTime() ?? 0) - Date.now())).toBeLessThan(10_000);
  });

  test('dado o histórico, pagina, inverte e esconde os dados', async () => {
    const executionArn = await start(await create(pass()));
    await finished(executionArn);
    const ids: (number | undefined)[] = [];
    let nextToken: string | undefined;
    do {
      const page = await client.send(
        new GetExecutionHistoryCommand({ executionArn, maxResults: 3, reverseOrder: true, nextToken }),
      );
      ids.push(...(page.events ?? []).map(({ id }) => id));
      nextToken = page.nextToken;
    } while (nextToken);
    expect(ids).toEqual([4, 3, 2, 1]);
    const { events } = await client.send(
      new GetExecutionHistoryCommand({ executionArn, includeExecutionData: false }),
    );
    expect(events?.[1]?.stateEnteredEventDetails).toEqual({ name: 'A', inputDetails: { truncated: false } });
    await expect(
      client.send(new GetExecutionHistoryCommand({ executionArn, nextToken: 'inventado' })),
    ).rejects.toMatchObject({ name: 'InvalidToken' });
    await expect(
      client.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 1001 })),
    ).rejects.toMatchObject({
      name: 'ValidationException',
      message:
        "1 validation error detected: Value '1001' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 1000",
    });
  });

  test('dado o mesmo nome: igual e rodando, devolve a mesma; senão, ExecutionAlreadyExists', async () => {
    const machine = await create(waiting);
    const first = await client.send(
      new StartExecutionCommand({ stateMachineArn: machine, name: 'n', input: '{"a":1}' }),
    );
    const again = await client.send(
      new StartExecutionCommand({ stateMachineArn: machine, name: 'n', input: '{"a":1}' }),
    );
    expect(again.executionArn).toBe(first.executionArn);
    expect(again.startDate).toEqual(first.startDate);
    const exists = {
      name: 'ExecutionAlreadyExists',
      message: `Execution Already Exists: '${first.executionArn}'`,
    };
    await expect(start(machine, '{"a":2}', 'n')).rejects.toMatchObject(exists);
    await client.send(new StopExecutionCommand({ executionArn: first.executionArn }));
    await expect(start(machine, '{"a":1}', 'n')).rejects.toMatchObject(exists);
  });

  test('dado um stop, a execução termina ABORTED com o motivo', async () => {
    const executionArn = await start(await create(waiting));
    await client.send(new StopExecutionCommand({ executionArn, error: 'Cansei', cause: 'demorou' }));
    expect(await finished(executionArn)).toMatchObject({
      status: 'ABORTED',
      error: 'Cansei',
      cause: 'demorou',
    });
  });

  test.each([
    [
      'not a json',
      "Unrecognized token 'not': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
    ],
    ["{'a': 1}", "Unexpected character (''' (code 39)): was expecting double-quote to start field name"],
    ['', 'Invalid execution input.'],
  ])('dada a entrada %j, é InvalidExecutionInput com o motivo', async (input, reason) => {
    await expect(start(await create(pass()), input)).rejects.toMatchObject({
      name: 'InvalidExecutionInput',
      message: `Invalid State Machine Execution Input: '${reason}'`,
    });
  });

  test('dadas várias execuções, lista as mais novas primeiro e filtra', async () => {
    const stateMachineArn = await create(waiting);
    const arns = [await start(stateMachineArn), await start(stateMachineArn), await start(stateMachineArn)];
    await client.send(new StopExecutionCommand({ executionArn: arns[1] }));
    const all = await client.send(new ListExecutionsCommand({ stateMachineArn }));
    expect(all.executions).toHaveLength(3);
    const running = await client.send(
      new ListExecutionsCommand({ stateMachineArn, statusFilter: 'RUNNING' }),
    );
    expect(running.executions?.map((item) => item.executionArn).sort()).toEqual([arns[0], arns[2]].sort());
    const page = await client.send(new ListExecutionsCommand({ stateMachineArn, maxResults: 2 }));
    expect(page.executions).toHaveLength(2);
    const rest = await client.send(
      new ListExecutionsCommand({ stateMachineArn, maxResults: 2, nextToken: page.nextToken }),
    );
    expect(rest.executions).toHaveLength(1);
  });

  test('dada uma atualização no meio, a execução continua com a definição com que começou', async () => {
    const stateMachineArn = await create(waiting);
    const executionArn = await start(stateMachineArn);
    await client.send(new UpdateStateMachineCommand({ stateMachineArn, definition: pass() }));
    const described = await client.send(new DescribeStateMachineForExecutionCommand({ executionArn }));
    expect(described.definition).toBe(waiting);
    await client.send(new StopExecutionCommand({ executionArn }));
  });

  test('dado um ARN que não é, diz por quê', async () => {
    const describeIt = (executionArn: string) => client.send(new DescribeExecutionCommand({ executionArn }));
    await expect(describeIt('torto')).rejects.toMatchObject({
      name: 'InvalidArn',
      message: "Invalid Arn: 'Invalid ARN prefix: torto'",
    });
    await expect(describeIt(`${PREFIX}:express:a:b:c`)).rejects.toMatchObject({
      name: 'InvalidArn',
      message: "Invalid Arn: 'Resource type not valid in this context: express'",
    });
    await expect(describeIt(`${PREFIX}:execution:a:b`)).rejects.toMatchObject({
      name: 'ExecutionDoesNotExist',
      message: `Execution Does Not Exist: '${PREFIX}:execution:a:b'`,
    });
  });
});

describe('Express', () => {
  test('dado StartSyncExecution, responde com o fim', async () => {
    const stateMachineArn = await create(pass({ x: 1 }), 'EXPRESS');
    const result = await client.send(
      new StartSyncExecutionCommand({ stateMachineArn, input: '{}', name: 'n' }),
    );
    expect(result).toMatchObject({
      status: 'SUCCEEDED',
      name: 'n',
      input: '{}',
      output: '{"x":1}',
      billingDetails: { billedDurationInMilliseconds: 100, billedMemoryUsedInMB: 64 },
    });
    expect(result.executionArn).toMatch(/:express:maquina-\d+:n:[0-9a-f-]{36}$/);
  });

  test('dada uma que falha, o erro vem na resposta', async () => {
    const definition = JSON.stringify({
      StartAt: 'F',
      States: { F: { Type: 'Fail', Error: 'Negado', Cause: 'sem saldo' } },
    });
    const stateMachineArn = await create(definition, 'EXPRESS');
    expect(await client.send(new StartSyncExecutionCommand({ stateMachineArn }))).toMatchObject({
      status: 'FAILED',
      error: 'Negado',
      cause: 'sem saldo',
    });
  });

  test('dada a máquina do outro tipo, é StateMachineTypeNotSupported', async () => {
    const standard = await create(pass());
    const express = await create(pass(), 'EXPRESS');
    const expected = {
      name: 'StateMachineTypeNotSupported',
      message: 'This operation is not supported by this type of state machine',
    };
    await expect(
      client.send(new StartSyncExecutionCommand({ stateMachineArn: standard })),
    ).rejects.toMatchObject(expected);
    await expect(client.send(new ListExecutionsCommand({ stateMachineArn: express }))).rejects.toMatchObject(
      expected,
    );
    expect(
      (await client.send(new StartExecutionCommand({ stateMachineArn: express }))).executionArn,
    ).toContain(':express:');
  });
});

describe('tokens', () => {
  test('dado um token que não existe, é InvalidToken', async () => {
    const expected = { name: 'InvalidToken', message: "Invalid Token: 'Invalid token'" };
    await expect(
      client.send(new SendTaskSuccessCommand({ taskToken: 'x', output: '{}' })),
    ).rejects.toMatchObject(expected);
    await expect(client.send(new SendTaskFailureCommand({ taskToken: 'x' }))).rejects.toMatchObject(expected);
    await expect(client.send(new SendTaskHeartbeatCommand({ taskToken: 'x' }))).rejects.toMatchObject(
      expected,
    );
  });

  test('dada uma saída que não é JSON, é InvalidOutput', async () => {
    await expect(
      client.send(new SendTaskSuccessCommand({ taskToken: 'x', output: 'not json' })),
    ).rejects.toMatchObject({ name: 'InvalidOutput' });
  });
});

import {
  DescribeExecutionCommand,
  DescribeStateMachineForExecutionCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  StartExecutionCommand,
  StopExecutionCommand,
  UpdateStateMachineCommand,
} from '@aws-sdk/client-sfn';
import { describe, expect, test } from 'vitest';
import { client, create, finished, PREFIX, pass, ROLE, start, waiting } from './test-machines.ts';

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

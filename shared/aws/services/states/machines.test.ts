import {
  CreateStateMachineCommand,
  DeleteStateMachineCommand,
  DescribeStateMachineCommand,
  ListStateMachinesCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateStateMachineCommand,
  ValidateStateMachineDefinitionCommand,
} from '@aws-sdk/client-sfn';
import { describe, expect, test } from 'vitest';
import { client, create, PREFIX, pass, ROLE } from './test-machines.ts';

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

  test('dada uma máquina com variáveis, diz que estados as leem', async () => {
    const stateMachineArn = await create(
      JSON.stringify({
        StartAt: 'Guarda',
        States: {
          Guarda: { Type: 'Pass', Assign: { total: 7 }, Next: 'Mostra' },
          Mostra: { Type: 'Pass', Parameters: { 'total.$': '$total' }, End: true },
        },
      }),
    );
    const described = await client.send(new DescribeStateMachineCommand({ stateMachineArn }));
    expect(described.variableReferences).toEqual({ Mostra: ['total'] });
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

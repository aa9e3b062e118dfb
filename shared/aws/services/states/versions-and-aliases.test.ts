import {
  CreateStateMachineAliasCommand,
  CreateStateMachineCommand,
  DeleteStateMachineAliasCommand,
  DeleteStateMachineCommand,
  DeleteStateMachineVersionCommand,
  DescribeExecutionCommand,
  DescribeStateMachineAliasCommand,
  DescribeStateMachineCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListStateMachineAliasesCommand,
  ListStateMachineVersionsCommand,
  PublishStateMachineVersionCommand,
  StartExecutionCommand,
  StartSyncExecutionCommand,
  TagResourceCommand,
  UpdateStateMachineAliasCommand,
  UpdateStateMachineCommand,
} from '@aws-sdk/client-sfn';
import { describe, expect, test } from 'vitest';
import { client, create, finished, pass, ROLE, start } from './test-machines.ts';

const publish = (stateMachineArn: string, revisionId?: string, description?: string) =>
  client.send(new PublishStateMachineVersionCommand({ stateMachineArn, revisionId, description }));
const update = (stateMachineArn: string, definition: string) =>
  client.send(new UpdateStateMachineCommand({ stateMachineArn, definition }));
const describeMachine = (stateMachineArn: string) =>
  client.send(new DescribeStateMachineCommand({ stateMachineArn }));

async function versionsOf(stateMachineArn: string): Promise<(string | undefined)[]> {
  const { stateMachineVersions = [] } = await client.send(
    new ListStateMachineVersionsCommand({ stateMachineArn }),
  );
  return stateMachineVersions.map((version) => version.stateMachineVersionArn?.slice(stateMachineArn.length));
}

describe('versões', () => {
  test('dada uma publicação, a versão guarda a revisão; publicar de novo devolve a mesma', async () => {
    const machine = await create(pass('um'));
    const first = await publish(machine, 'INITIAL', 'a primeira');
    expect(first.stateMachineVersionArn).toBe(`${machine}:1`);
    expect((await publish(machine)).stateMachineVersionArn).toBe(`${machine}:1`);
    const { revisionId = '' } = await update(machine, pass('dois'));
    expect((await publish(machine, revisionId)).stateMachineVersionArn).toBe(`${machine}:2`);
    expect(await versionsOf(machine)).toEqual([':2', ':1']);

    expect(await describeMachine(`${machine}:1`)).toMatchObject({
      stateMachineArn: `${machine}:1`,
      definition: pass('um'),
      description: 'a primeira',
      name: machine.split(':').at(-1),
    });
    expect(await describeMachine(`${machine}:2`)).toMatchObject({ definition: pass('dois'), revisionId });
    const { revisionId: next } = await update(machine, pass('tres'));
    await expect(publish(machine, revisionId)).rejects.toMatchObject({
      name: 'ConflictException',
      message: `Failed to publish the State Machine version for revision ${revisionId}. The current State Machine revision is ${next}.`,
    });
  });

  test('dado publish em CreateStateMachine e em UpdateStateMachine, a resposta traz a versão', async () => {
    const request = { name: 'publicada', definition: pass(1), roleArn: ROLE };
    const created = await client.send(
      new CreateStateMachineCommand({ ...request, publish: true, versionDescription: 'v1' }),
    );
    const stateMachineArn = created.stateMachineArn ?? '';
    expect(created.stateMachineVersionArn).toBe(`${stateMachineArn}:1`);
    const same = await client.send(
      new UpdateStateMachineCommand({ stateMachineArn, definition: pass(1), publish: true }),
    );
    expect(same).toMatchObject({ stateMachineVersionArn: `${stateMachineArn}:1` });
    expect(same.revisionId).toBeUndefined();
    expect(
      await client.send(
        new UpdateStateMachineCommand({ stateMachineArn, definition: pass(2), publish: true }),
      ),
    ).toMatchObject({ stateMachineVersionArn: `${stateMachineArn}:2` });
    await expect(
      client.send(new CreateStateMachineCommand({ ...request, versionDescription: 'sem publicar' })),
    ).rejects.toMatchObject({
      name: 'ValidationException',
      message: 'Version description can only be set when publish is true',
    });
  });

  test('dada uma versão apagada, o número dela não volta', async () => {
    const machine = await create(pass());
    await publish(machine);
    await client.send(new DeleteStateMachineVersionCommand({ stateMachineVersionArn: `${machine}:1` }));
    await client.send(new DeleteStateMachineVersionCommand({ stateMachineVersionArn: `${machine}:1` }));
    expect(await versionsOf(machine)).toEqual([]);
    expect((await publish(machine)).stateMachineVersionArn).toBe(`${machine}:2`);
    await expect(start(`${machine}:1`)).rejects.toMatchObject({
      name: 'StateMachineDoesNotExist',
      message: `State Machine Does Not Exist: '${machine}:1'`,
    });
  });

  test('dada uma execução pela versão, ela anda com a revisão dela, e a lista a encontra', async () => {
    const machine = await create(pass('velha'));
    await publish(machine);
    await update(machine, pass('nova'));
    const executionArn = await start(`${machine}:1`, '{}', 'pela-versao');
    expect(executionArn).toBe(`${machine.replace(':stateMachine:', ':execution:')}:pela-versao`);
    expect(await finished(executionArn)).toMatchObject({
      output: '"velha"',
      stateMachineArn: machine,
      stateMachineVersionArn: `${machine}:1`,
    });
    expect(await finished(await start(machine))).toMatchObject({ output: '"nova"' });
    const listed = await client.send(new ListExecutionsCommand({ stateMachineArn: `${machine}:1` }));
    expect(listed.executions).toMatchObject([{ executionArn, stateMachineVersionArn: `${machine}:1` }]);
    const all = await client.send(new ListExecutionsCommand({ stateMachineArn: machine }));
    expect(all.executions).toHaveLength(2);
  });

  test('dado o ARN de uma versão, não se atualiza nem se etiqueta', async () => {
    const machine = await create(pass());
    const arn = (await publish(machine)).stateMachineVersionArn ?? '';
    await expect(update(arn, pass(2))).rejects.toMatchObject({ name: 'StateMachineDoesNotExist' });
    await expect(
      client.send(new TagResourceCommand({ resourceArn: arn, tags: [{ key: 'a', value: 'b' }] })),
    ).rejects.toMatchObject({ name: 'ResourceNotFound', message: `Resource not found: '${arn}'` });
  });
});

describe('apelidos', () => {
  async function twoVersions(type: 'STANDARD' | 'EXPRESS' = 'STANDARD') {
    const machine = await create(pass('um'), type);
    await publish(machine);
    await update(machine, pass('dois'));
    await publish(machine);
    return { machine, one: `${machine}:1`, two: `${machine}:2` };
  }
  const route = (...weights: [string, number][]) =>
    weights.map(([stateMachineVersionArn, weight]) => ({ stateMachineVersionArn, weight }));
  const createAlias = (name: string, routingConfiguration: ReturnType<typeof route>, description?: string) =>
    client.send(new CreateStateMachineAliasCommand({ name, routingConfiguration, description }));

  test('dado um apelido, cria, descreve, muda, lista e apaga', async () => {
    const { machine, one, two } = await twoVersions();
    const created = await createAlias('PROD', route([one, 100]), 'produção');
    const stateMachineAliasArn = created.stateMachineAliasArn ?? '';
    expect(stateMachineAliasArn).toBe(`${machine}:PROD`);
    const again = await createAlias('PROD', route([one, 100]), 'produção');
    expect(again.creationDate).toEqual(created.creationDate);
    await expect(createAlias('PROD', route([two, 100]), 'produção')).rejects.toMatchObject({
      name: 'ConflictException',
      message:
        'Failed to create alias because an alias with the same name and a different routing configuration already exists.',
    });
    await createAlias('teste', route([two, 100]));
    await client.send(
      new UpdateStateMachineAliasCommand({
        stateMachineAliasArn,
        routingConfiguration: route([one, 50], [two, 50]),
      }),
    );
    expect(await client.send(new DescribeStateMachineAliasCommand({ stateMachineAliasArn }))).toMatchObject({
      name: 'PROD',
      description: 'produção',
      routingConfiguration: route([one, 50], [two, 50]),
    });
    const list = async (stateMachineArn: string) =>
      (await client.send(new ListStateMachineAliasesCommand({ stateMachineArn }))).stateMachineAliases?.map(
        (alias) => alias.stateMachineAliasArn,
      );
    expect(await list(machine)).toEqual([`${machine}:PROD`, `${machine}:teste`]);
    expect(await list(one)).toEqual([`${machine}:PROD`]);

    await expect(
      client.send(new DeleteStateMachineVersionCommand({ stateMachineVersionArn: two })),
    ).rejects.toMatchObject({
      name: 'ConflictException',
      message:
        'Version to be deleted must not be referenced by an alias. Current list of aliases referencing this version: [PROD, teste]',
    });
    await client.send(new DeleteStateMachineAliasCommand({ stateMachineAliasArn }));
    await client.send(new DeleteStateMachineAliasCommand({ stateMachineAliasArn }));
    await expect(
      client.send(new DescribeStateMachineAliasCommand({ stateMachineAliasArn })),
    ).rejects.toMatchObject({
      name: 'ResourceNotFound',
      message: 'Request references a resource that does not exist.',
    });
    await client.send(new DeleteStateMachineVersionCommand({ stateMachineVersionArn: one }));
  });

  test('dadas duas versões com pesos, as execuções se dividem, e a mesma cai sempre na mesma', async () => {
    const { machine, one, two } = await twoVersions('EXPRESS');
    await createAlias('canario', route([one, 80], [two, 20]));
    const run = async (name: string) => {
      const stateMachineArn = `${machine}:canario`;
      return (await client.send(new StartSyncExecutionCommand({ stateMachineArn, name }))).output;
    };
    const outputs: (string | undefined)[] = [];
    for (let n = 0; n < 100; n++) outputs.push(await run(`pedido-${n}`));
    const ones = outputs.filter((output) => output === '"um"').length;
    expect(ones).toBeGreaterThan(65);
    expect(ones).toBeLessThan(95);
    expect(await run('pedido-7')).toBe(outputs[7]);
  });

  test('dada uma execução pelo apelido, ela diz por onde veio, também no histórico', async () => {
    const { machine, one } = await twoVersions();
    await createAlias('PROD', route([one, 100]));
    const { executionArn } = await client.send(
      new StartExecutionCommand({ stateMachineArn: `${machine}:PROD` }),
    );
    const from = { stateMachineAliasArn: `${machine}:PROD`, stateMachineVersionArn: one };
    expect(await finished(executionArn ?? '')).toMatchObject({
      ...from,
      stateMachineArn: machine,
      output: '"um"',
    });
    const { events } = await client.send(new GetExecutionHistoryCommand({ executionArn }));
    expect(events?.[0]?.executionStartedEventDetails).toMatchObject(from);
    const listed = await client.send(new ListExecutionsCommand({ stateMachineArn: `${machine}:PROD` }));
    expect(listed.executions).toMatchObject([{ executionArn, ...from }]);
  });

  test('dada uma rota que a AWS recusa, diz por quê', async () => {
    const { machine, one, two } = await twoVersions();
    const refused = (routes: ReturnType<typeof route>, message: string) =>
      expect(createAlias('x', routes)).rejects.toMatchObject({ name: 'ValidationException', message });
    await refused(
      route([machine, 100]),
      `Routing configuration must contain state machine version ARNs. Received: [${machine}]`,
    );
    await refused(
      route([one, 50], [one, 50]),
      `Routing configuration must contain distinct state machine version ARNs. Received: [${one}, ${one}]`,
    );
    await refused(
      route([one, 70], [two, 29]),
      'Sum of routing configuration weights must equal 100. Received: [70, 29]',
    );
    await refused(
      route([one, 101]),
      "1 validation error detected: Value '101' at 'routingConfiguration.1.member.weight' failed to satisfy constraint: Member must have value less than or equal to 100",
    );
    await refused(
      route([one, 50], [two, 30], [`${machine}:3`, 20]),
      `1 validation error detected: Value '[RoutingConfigurationListItem(stateMachineVersionArn=${one}, weight=50), RoutingConfigurationListItem(stateMachineVersionArn=${two}, weight=30), RoutingConfigurationListItem(stateMachineVersionArn=${machine}:3, weight=20)]' at 'routingConfiguration' failed to satisfy constraint: Member must have length less than or equal to 2`,
    );
    await expect(createAlias('123', route([one, 100]))).rejects.toMatchObject({
      name: 'ValidationException',
      message:
        "1 validation error detected: Value '123' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: ^(?=.*[a-zA-Z_\\-\\.])[a-zA-Z0-9_\\-\\.]+$",
    });
    await expect(createAlias('x', route([`${machine}:9`, 100]))).rejects.toMatchObject({
      name: 'ResourceNotFound',
    });
    await expect(
      client.send(
        new UpdateStateMachineAliasCommand({ stateMachineAliasArn: `${machine}:nenhum`, description: 'x' }),
      ),
    ).rejects.toMatchObject({ name: 'ResourceNotFound' });
  });

  test('dada a máquina apagada, as versões e os apelidos vão junto', async () => {
    const { machine, one } = await twoVersions();
    await createAlias('PROD', route([one, 100]));
    const executionArn = await start(`${machine}:PROD`);
    await finished(executionArn);
    await client.send(new DeleteStateMachineCommand({ stateMachineArn: machine }));
    expect(await versionsOf(machine)).toEqual([]);
    await expect(start(`${machine}:PROD`)).rejects.toMatchObject({ name: 'StateMachineDoesNotExist' });
    await expect(client.send(new DescribeExecutionCommand({ executionArn }))).rejects.toMatchObject({
      name: 'ExecutionDoesNotExist',
    });
  });
});

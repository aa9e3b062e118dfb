import {
  DescribeStateMachineAliasCommand,
  DescribeStateMachineCommand,
  ListActivitiesCommand,
  ListStateMachineVersionsCommand,
  ListTagsForResourceCommand,
} from '@aws-sdk/client-sfn';
import { CfnOutput, Tags } from 'aws-cdk-lib';
import {
  Activity,
  CfnStateMachineAlias,
  CfnStateMachineVersion,
  DefinitionBody,
  Pass,
  Result,
  StateMachine,
} from 'aws-cdk-lib/aws-stepfunctions';
import { describe, expect, test } from 'vitest';
import { deployAssembly } from '../index.ts';
import { aws, changesOf, run, sfn, synth } from './test-stack.ts';

/** Uma máquina com uma versão da revisão atual e um apelido que a mostra. */
function published(result: string, type = 'ALL_AT_ONCE', description?: string) {
  return synth('Publicada', (stack) => {
    const machine = new StateMachine(stack, 'Maquina', {
      definitionBody: DefinitionBody.fromChainable(
        new Pass(stack, 'P', { result: Result.fromString(result) }),
      ),
    });
    const version = new CfnStateMachineVersion(stack, 'Versao', {
      stateMachineArn: machine.stateMachineArn,
      stateMachineRevisionId: machine.stateMachineRevisionId,
      description,
    });
    const alias = new CfnStateMachineAlias(stack, 'Apelido', {
      name: 'PROD',
      deploymentPreference: { stateMachineVersionArn: version.ref, type },
    });
    new CfnOutput(stack, 'SaidaApelido', { value: alias.ref });
    new CfnOutput(stack, 'Arn', { value: machine.stateMachineArn });
  });
}

describe('versões e apelidos de uma pilha', () => {
  test('dada a máquina mudada, publica outra versão, e o apelido passa a mostrá-la', async () => {
    const first = await deployAssembly(aws, published('um'));
    const stateMachineAliasArn = first.outputs.SaidaApelido ?? '';
    expect(await run(stateMachineAliasArn, {})).toMatchObject({ output: '"um"', stateMachineAliasArn });

    const second = await deployAssembly(aws, published('dois'));
    expect(changesOf(second)).toEqual(['replaced Versao', 'updated Apelido', 'updated Maquina']);
    expect(await run(stateMachineAliasArn, {})).toMatchObject({ output: '"dois"' });
    const stateMachineArn = second.outputs.Arn ?? '';
    const { stateMachineVersions } = await sfn.send(new ListStateMachineVersionsCommand({ stateMachineArn }));
    expect(stateMachineVersions).toMatchObject([{ stateMachineVersionArn: `${stateMachineArn}:2` }]);
    expect(await sfn.send(new DescribeStateMachineAliasCommand({ stateMachineAliasArn }))).toMatchObject({
      routingConfiguration: [{ stateMachineVersionArn: `${stateMachineArn}:2`, weight: 100 }],
    });
  });

  test('dada só a descrição da versão, ou uma troca aos poucos, diz que não dá', async () => {
    await expect(deployAssembly(aws, published('dois', 'ALL_AT_ONCE', 'outra'))).rejects.toThrow(
      'a descrição de uma versão não muda',
    );
    await expect(deployAssembly(aws, published('tres', 'CANARY'))).rejects.toThrow(
      'pede DeploymentPreference CANARY, que a AWS local não faz',
    );
  });

  test('dada a pilha vazia, apaga o apelido antes da versão', async () => {
    const empty = synth('Publicada', () => {});
    expect(changesOf(await deployAssembly(aws, empty))).toEqual(
      expect.arrayContaining(['deleted Apelido', 'deleted Maquina', 'deleted Versao']),
    );
  });
});

test('dada uma activity, cria, etiqueta, substitui e apaga', async () => {
  const kitchen = (activityName: string, team: string) =>
    synth('Cozinha', (stack) => {
      const activity = new Activity(stack, 'Forno', { activityName });
      Tags.of(activity).add('equipe', team);
      new CfnOutput(stack, 'Arn', { value: activity.activityArn });
    });
  const { outputs } = await deployAssembly(aws, kitchen('forno', 'noite'));
  expect(outputs.Arn).toMatch(/:activity:forno$/);
  expect(changesOf(await deployAssembly(aws, kitchen('forno', 'dia')))).toEqual(['updated Forno']);
  const { tags } = await sfn.send(new ListTagsForResourceCommand({ resourceArn: outputs.Arn }));
  expect(tags).toEqual([{ key: 'equipe', value: 'dia' }]);
  expect(changesOf(await deployAssembly(aws, kitchen('forno-novo', 'dia')))).toEqual(['replaced Forno']);
  const names = async () =>
    (await sfn.send(new ListActivitiesCommand({}))).activities?.map(({ name }) => name);
  expect(await names()).toEqual(['forno-novo']);
  await deployAssembly(
    aws,
    synth('Cozinha', () => {}),
  );
  expect(await names()).toEqual([]);
});

test('dada uma máquina recém-criada, a revisão dela é INITIAL', async () => {
  const { outputs } = await deployAssembly(
    aws,
    synth('Nova', (stack) => {
      const machine = new StateMachine(stack, 'Maquina', {
        definitionBody: DefinitionBody.fromChainable(new Pass(stack, 'P')),
      });
      new CfnOutput(stack, 'Revisao', { value: machine.stateMachineRevisionId });
      new CfnOutput(stack, 'Arn', { value: machine.stateMachineArn });
    }),
  );
  expect(outputs.Revisao).toBe('INITIAL');
  expect(await sfn.send(new DescribeStateMachineCommand({ stateMachineArn: outputs.Arn }))).toMatchObject({
    encryptionConfiguration: { type: 'AWS_OWNED_KEY' },
  });
});

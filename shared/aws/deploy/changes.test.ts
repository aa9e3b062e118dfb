import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DescribeStateMachineCommand, ListStateMachinesCommand } from '@aws-sdk/client-sfn';
import { CfnOutput } from 'aws-cdk-lib';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { DefinitionBody, Pass, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { describe, expect, test } from 'vitest';
import { deployAssembly } from '../index.ts';
import { aws, changesOf, run, sfn, synth, temporary } from './test-stack.ts';

/** Uma pilha como a de um passo: uma máquina que chama uma função com o código numa pasta. */
function loan(source: string, result = 'aprovado') {
  const code = temporary();
  writeFileSync(join(code, 'index.js'), source);
  return synth('Emprestimo', (stack) => {
    const credit = new LambdaFunction(stack, 'Credito', {
      runtime: Runtime.NODEJS_20_X,
      handler: 'index.handler',
      code: Code.fromAsset(code),
      environment: { MINIMO: '600' },
    });
    const check = new LambdaInvoke(stack, 'Verificar crédito', {
      lambdaFunction: credit,
      outputPath: '$.Payload',
    });
    const machine = new StateMachine(stack, 'Maquina', {
      definitionBody: DefinitionBody.fromChainable(
        check.next(new Pass(stack, 'Fim', { parameters: { [result]: true, 'score.$': '$.score' } })),
      ),
    });
    new CfnOutput(stack, 'Arn', { value: machine.stateMachineArn });
  });
}

describe('o deploy de uma pilha do CDK', () => {
  const first = 'exports.handler = async () => ({ score: Number(process.env.MINIMO) + 1 });';

  test('dada uma pilha nova, cria tudo, e a máquina roda', async () => {
    const deployment = await deployAssembly(aws, loan(first));
    expect(deployment.stackName).toBe('Emprestimo');
    expect(changesOf(deployment)).toEqual([
      'created Credito',
      'created CreditoServiceRole',
      'created Maquina',
      'created MaquinaRole',
      'created MaquinaRoleDefaultPolicy',
    ]);
    expect(deployment.resources.map(({ type }) => type)).toContain('AWS::StepFunctions::StateMachine');
    expect(await run(deployment.outputs.Arn ?? '', {})).toMatchObject({
      status: 'SUCCEEDED',
      output: '{"aprovado":true,"score":601}',
    });
  });

  test('dado o mesmo deploy, nada muda', async () => {
    expect((await deployAssembly(aws, loan(first))).changes).toEqual([]);
  });

  test('dado o código da função mudado, só ela muda', async () => {
    const deployment = await deployAssembly(aws, loan('exports.handler = async () => ({ score: 1 });'));
    expect(changesOf(deployment)).toEqual(['updated Credito']);
    expect(await run(deployment.outputs.Arn ?? '', {})).toMatchObject({
      output: '{"aprovado":true,"score":1}',
    });
  });

  test('dada a definição mudada, só a máquina muda', async () => {
    const deployment = await deployAssembly(
      aws,
      loan('exports.handler = async () => ({ score: 1 });', 'negado'),
    );
    expect(changesOf(deployment)).toEqual(['updated Maquina']);
    expect(await run(deployment.outputs.Arn ?? '', {})).toMatchObject({
      output: '{"negado":true,"score":1}',
    });
  });

  test('dada a pilha vazia, apaga o que havia', async () => {
    const deployment = await deployAssembly(
      aws,
      synth('Emprestimo', () => {}),
    );
    expect(new Set(deployment.changes.map(({ action }) => action))).toEqual(new Set(['deleted']));
    expect(deployment.resources).toEqual([]);
    expect((await sfn.send(new ListStateMachinesCommand({}))).stateMachines).toEqual([]);
  });
});

test('dada uma máquina nomeada que muda de nome, é substituída', async () => {
  const named = (stateMachineName: string) =>
    synth('Nomeada', (stack) => {
      new StateMachine(stack, 'Maquina', {
        stateMachineName,
        definitionBody: DefinitionBody.fromChainable(new Pass(stack, 'P')),
      });
    });
  await deployAssembly(aws, named('um'));
  expect(changesOf(await deployAssembly(aws, named('dois')))).toEqual(['replaced Maquina']);
  const describeIt = (name: string) =>
    sfn.send(
      new DescribeStateMachineCommand({
        stateMachineArn: `arn:aws:states:us-east-1:123456789012:stateMachine:${name}`,
      }),
    );
  expect((await describeIt('dois')).name).toBe('dois');
  await expect(describeIt('um')).rejects.toMatchObject({ name: 'StateMachineDoesNotExist' });
});

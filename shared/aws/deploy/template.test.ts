import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ListStateMachinesCommand } from '@aws-sdk/client-sfn';
import { CfnCondition, CfnOutput, CfnParameter, CfnResource, Fn } from 'aws-cdk-lib';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { DefinitionBody, Pass, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { describe, expect, test } from 'vitest';
import { deployAssembly, InvalidTemplate, UnsupportedResource } from '../index.ts';
import { aws, sfn, synth, temporary } from './test-stack.ts';

describe('um modelo com condições, parâmetros e grupos de registros', () => {
  test('resolve tudo e devolve as saídas', async () => {
    const { outputs, resources } = await deployAssembly(
      aws,
      synth('Variada', (stack) => {
        const stage = new CfnParameter(stack, 'Etapa', { default: 'teste' });
        const isProduction = new CfnCondition(stack, 'Producao', {
          expression: Fn.conditionEquals(stage.valueAsString, 'producao'),
        });
        new LogGroup(stack, 'Registro', { logGroupName: '/a/b' });
        new Bucket(stack, 'Contratos');
        const extra = new CfnResource(stack, 'SoEmProducao', { type: 'AWS::S3::Bucket' });
        extra.cfnOptions.condition = isProduction;
        new CfnOutput(stack, 'Qual', { value: Fn.conditionIf('Producao', 'sim', 'não').toString() });
        // biome-ignore lint/suspicious/noTemplateCurlyInString: é a sintaxe do CloudFormation.
        new CfnOutput(stack, 'Onde', { value: Fn.sub('${AWS::Region}/${Etapa}/${AWS::AccountId}') });
      }),
    );
    expect(outputs).toEqual({ Qual: 'não', Onde: 'us-east-1/teste/123456789012' });
    expect(resources).toEqual([
      expect.objectContaining({ type: 'AWS::Logs::LogGroup', physicalId: '/a/b' }),
      expect.objectContaining({
        type: 'AWS::S3::Bucket',
        physicalId: expect.stringMatching(/^variada-contratos\w+-\w+$/),
      }),
    ]);
  });
});

describe('uma pilha que não dá', () => {
  test('dado um tipo que não existe aqui, o erro o nomeia e nada é criado', async () => {
    const directory = synth('Avancada', (stack) => {
      new Pass(stack, 'solto');
      new StateMachine(stack, 'Maquina', {
        definitionBody: DefinitionBody.fromChainable(new Pass(stack, 'P')),
      });
      new CfnResource(stack, 'Cache', { type: 'AWS::ElastiCache::CacheCluster' });
    });
    const before = (await sfn.send(new ListStateMachinesCommand({}))).stateMachines?.length;
    const failed = deployAssembly(aws, directory);
    await expect(failed).rejects.toBeInstanceOf(UnsupportedResource);
    await expect(failed).rejects.toMatchObject({
      logicalId: 'Cache',
      type: 'AWS::ElastiCache::CacheCluster',
    });
    await expect(failed).rejects.toThrow('A AWS local não tem o recurso AWS::ElastiCache::CacheCluster');
    expect((await sfn.send(new ListStateMachinesCommand({}))).stateMachines).toHaveLength(before ?? -1);
  });

  test('dada uma função em Python, diz que aqui só roda Node.js, e o que já criou é desfeito', async () => {
    const directory = synth('Python', (stack) => {
      new LambdaFunction(stack, 'Funcao', {
        runtime: Runtime.PYTHON_3_13,
        handler: 'index.handler',
        code: Code.fromInline('x = 1'),
      });
    });
    const failed = deployAssembly(aws, directory);
    await expect(failed).rejects.toBeInstanceOf(InvalidTemplate);
    await expect(failed).rejects.toThrow('usa python3.13, e a AWS local só roda Node.js');
    expect(aws.context.iam.roles().filter(({ name }) => name.startsWith('Python-'))).toEqual([]);
  });

  test('dada uma pasta que não é um assembly, diz o que procurou', async () => {
    const failed = deployAssembly(aws, temporary());
    await expect(failed).rejects.toBeInstanceOf(InvalidTemplate);
    await expect(failed).rejects.toThrow('manifest.json');
  });

  test('dado um assembly que cita um arquivo de fora, recusa', async () => {
    const directory = synth('Fuga', () => {});
    writeFileSync(
      join(directory, 'manifest.json'),
      JSON.stringify({
        artifacts: { Fuga: { type: 'aws:cloudformation:stack', properties: { templateFile: '../x.json' } } },
      }),
    );
    await expect(deployAssembly(aws, directory)).rejects.toThrow('fora da sua pasta');
  });
});

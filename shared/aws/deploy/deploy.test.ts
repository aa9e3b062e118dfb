import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  ListStateMachinesCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { App, CfnCondition, CfnOutput, CfnParameter, CfnResource, Fn, Stack } from 'aws-cdk-lib';
import { AttributeType, Table, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { DefinitionBody, Pass, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Deployment,
  deployAssembly,
  InvalidTemplate,
  type LocalAws,
  ResourceFailed,
  startLocalAws,
  UnsupportedResource,
} from '../index.ts';

let aws: LocalAws;
let sfn: SFNClient;
let lambda: LambdaClient;
const folders: string[] = [];

beforeAll(async () => {
  // A validação do modelo ensina a quem escreve a pilha; aqui só custaria dois segundos.
  process.env.CDK_VALIDATION = 'false';
  aws = await startLocalAws({ port: 0 });
  sfn = new SFNClient(aws.clientConfig);
  lambda = new LambdaClient(aws.clientConfig);
});
afterAll(async () => {
  sfn.destroy();
  lambda.destroy();
  await aws.close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'deploy-'));
  folders.push(folder);
  return folder;
}

function synth(name: string, build: (stack: Stack) => void): string {
  const outdir = temporary();
  const app = new App({ outdir });
  build(new Stack(app, name));
  app.synth();
  return outdir;
}

/** Um nome que o deploy troca pelo de `DefinitionSubstitutions`. */
function substitution(name: string): string {
  return `$\{${name}}`;
}

function changesOf({ changes }: Deployment): string[] {
  return changes.map(({ action, logicalId }) => `${action} ${logicalId.replace(/[0-9A-F]{8}$/, '')}`).sort();
}

async function run(stateMachineArn: string, input: object) {
  const { executionArn } = await sfn.send(
    new StartExecutionCommand({ stateMachineArn, input: JSON.stringify(input) }),
  );
  await expect
    .poll(async () => (await sfn.send(new DescribeExecutionCommand({ executionArn }))).status, {
      timeout: 8000,
    })
    .not.toBe('RUNNING');
  return sfn.send(new DescribeExecutionCommand({ executionArn }));
}

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

describe('as permissões da pilha', () => {
  const without = () =>
    synth('SemPermissao', (stack) => {
      const fn = new LambdaFunction(stack, 'Credito', {
        runtime: Runtime.NODEJS_20_X,
        handler: 'index.handler',
        code: Code.fromInline('exports.handler = async () => 1;'),
      });
      const definition = {
        StartAt: 'T',
        States: {
          T: {
            Type: 'Task',
            Resource: 'arn:aws:states:::lambda:invoke',
            // biome-ignore lint/suspicious/noTemplateCurlyInString: é a sintaxe do CloudFormation.
            Parameters: { FunctionName: '${nome}' },
            End: true,
          },
        },
      };
      new StateMachine(stack, 'Maquina', {
        definitionBody: DefinitionBody.fromString(JSON.stringify(definition)),
        definitionSubstitutions: { nome: fn.functionName },
      });
    });

  test('dado um papel sem lambda:InvokeFunction, a falha é a da AWS', async () => {
    const { resources } = await deployAssembly(aws, without());
    const find = (type: string) => resources.find((resource) => resource.type === type)?.physicalId ?? '';
    const result = await run(find('AWS::StepFunctions::StateMachine'), {});
    const name = find('AWS::Lambda::Function');
    expect(result).toMatchObject({ status: 'FAILED', error: 'Lambda.AWSLambdaException' });
    expect(result.cause).toMatch(
      new RegExp(
        `^User: arn:aws:sts::123456789012:assumed-role/SemPermissao-MaquinaRole\\S+/\\w{32} is not authorized to perform: lambda:InvokeFunction on resource: arn:aws:lambda:us-east-1:123456789012:function:${name} because no identity-based policy allows the lambda:InvokeFunction action \\(Service: AWSLambda; Status Code: 403; Error Code: AccessDeniedException; Request ID: [0-9a-f-]{36}; Proxy: null\\)$`,
      ),
    );
    // Quem usa a AWS local pode tudo: a permissão é do papel, não da função.
    const { Payload } = await lambda.send(new InvokeCommand({ FunctionName: name }));
    expect(Buffer.from(Payload ?? []).toString()).toBe('1');
  });

  test('dada permissions: false, roda', async () => {
    const open = await startLocalAws({ port: 0, permissions: false });
    const { resources } = await deployAssembly(open, without());
    const client = new SFNClient(open.clientConfig);
    const stateMachineArn = resources.find(
      ({ type }) => type === 'AWS::StepFunctions::StateMachine',
    )?.physicalId;
    const { executionArn } = await client.send(new StartExecutionCommand({ stateMachineArn }));
    await expect
      .poll(async () => (await client.send(new DescribeExecutionCommand({ executionArn }))).status, {
        timeout: 8000,
      })
      .toBe('SUCCEEDED');
    client.destroy();
    await open.close();
  });
});

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

describe('tabelas do DynamoDB', () => {
  test.each([
    ['Table', Table],
    ['TableV2', TableV2],
  ])(
    'dado um %s do CDK, a máquina grava nele com a permissão que recebeu, e em outra não',
    async (name, Construct) => {
      const { resources } = await deployAssembly(
        aws,
        synth(`Tabelas${name}`, (stack) => {
          const key = { partitionKey: { name: 'id', type: AttributeType.STRING } };
          const allowed = new Construct(stack, 'Pedidos', key);
          const other = new Construct(stack, 'Outra', key);
          const put = (id: string, tableName: string) => ({
            Type: 'Task',
            Resource: 'arn:aws:states:::dynamodb:putItem',
            Parameters: { TableName: tableName, Item: { id: { S: id } } },
          });
          const definition = {
            StartAt: 'Um',
            States: {
              Um: { ...put('1', substitution('pedidos')), Next: 'Dois' },
              Dois: { ...put('2', substitution('outra')), End: true },
            },
          };
          const machine = new StateMachine(stack, 'Maquina', {
            definitionBody: DefinitionBody.fromString(JSON.stringify(definition)),
            definitionSubstitutions: { pedidos: allowed.tableName, outra: other.tableName },
          });
          allowed.grantWriteData(machine);
        }),
      );
      const arn = resources.find(({ type }) => type === 'AWS::StepFunctions::StateMachine')?.physicalId ?? '';
      const other = resources.find(({ logicalId }) => logicalId.startsWith('Outra'))?.physicalId;
      const result = await run(arn, {});
      expect(result).toMatchObject({ status: 'FAILED', error: 'DynamoDB.AmazonDynamoDBException' });
      expect(result.cause).toContain(
        `is not authorized to perform: dynamodb:PutItem on resource: arn:aws:dynamodb:us-east-1:123456789012:table/${other} because no identity-based policy allows the dynamodb:PutItem action (Service: AmazonDynamoDBv2; `,
      );
    },
  );
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

  test('dada uma função que a Lambda recusa, o erro diz qual e por quê', async () => {
    const directory = synth('Python', (stack) => {
      new LambdaFunction(stack, 'Funcao', {
        runtime: Runtime.PYTHON_3_13,
        handler: 'index.handler',
        code: Code.fromInline('x = 1'),
      });
    });
    const failed = deployAssembly(aws, directory);
    await expect(failed).rejects.toBeInstanceOf(ResourceFailed);
    await expect(failed).rejects.toMatchObject({
      type: 'AWS::Lambda::Function',
      message: expect.stringContaining('python3.13'),
    });
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

import { InvokeCommand } from '@aws-sdk/client-lambda';
import { DescribeExecutionCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { CfnOutput, RemovalPolicy, type Stack } from 'aws-cdk-lib';
import { AttributeType, Table, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { AnyPrincipal, Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { DefinitionBody, Pass, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { describe, expect, test } from 'vitest';
import { deployAssembly, destroyStack, startLocalAws } from '../index.ts';
import { aws, lambda, run, substitution, synth } from './test-stack.ts';

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

describe('as políticas dos recursos', () => {
  const machine = (stack: Stack, states: object, substitutions: Record<string, string>) =>
    new StateMachine(stack, 'Maquina', {
      definitionBody: DefinitionBody.fromString(JSON.stringify(states)),
      definitionSubstitutions: substitutions,
    });
  const putObject = {
    StartAt: 'Guardar',
    States: {
      Guardar: {
        Type: 'Task',
        Resource: 'arn:aws:states:::aws-sdk:s3:putObject',
        Parameters: { Bucket: substitution('balde'), Key: 'contrato.txt', Body: 'ok' },
        End: true,
      },
    },
  };

  test('dado um balde com enforceSSL, a máquina com permissão grava: aqui toda chamada conta como segura', async () => {
    const { outputs } = await deployAssembly(
      aws,
      synth('Segura', (stack) => {
        const bucket = new Bucket(stack, 'Balde', { enforceSSL: true });
        const created = machine(stack, putObject, { balde: bucket.bucketName });
        bucket.grantPut(created);
        new CfnOutput(stack, 'Arn', { value: created.stateMachineArn });
      }),
    );
    expect(await run(outputs.Arn ?? '', {})).toMatchObject({ status: 'SUCCEEDED' });
  });

  test('dado um balde que nega a gravação a todos, nega também a quem tem a permissão', async () => {
    const { outputs } = await deployAssembly(
      aws,
      synth('Fechada', (stack) => {
        const bucket = new Bucket(stack, 'Balde');
        bucket.addToResourcePolicy(
          new PolicyStatement({
            effect: Effect.DENY,
            principals: [new AnyPrincipal()],
            actions: ['s3:PutObject'],
            resources: [bucket.arnForObjects('*')],
          }),
        );
        const created = machine(stack, putObject, { balde: bucket.bucketName });
        bucket.grantPut(created);
        new CfnOutput(stack, 'Arn', { value: created.stateMachineArn });
      }),
    );
    const result = await run(outputs.Arn ?? '', {});
    expect(result.status).toBe('FAILED');
    expect(result.cause).toContain('with an explicit deny in a resource-based policy');
  });

  test('dadas duas pilhas com a mesma máquina, tirar uma não tira a permissão da outra', async () => {
    const twin = (name: string) =>
      synth(name, (stack) => {
        const bucket = new Bucket(stack, 'Balde', { removalPolicy: RemovalPolicy.DESTROY });
        const created = machine(stack, putObject, { balde: bucket.bucketName });
        bucket.grantPut(created);
        new CfnOutput(stack, 'Arn', { value: created.stateMachineArn });
      });
    const { outputs } = await deployAssembly(aws, twin('Gemea1'));
    await deployAssembly(aws, twin('Gemea2'));
    await destroyStack(aws, 'Gemea2');
    expect(await run(outputs.Arn ?? '', {})).toMatchObject({ status: 'SUCCEEDED' });
  });

  test('dado um papel que falta, o terminal diz a linha do CDK que o resolve', async () => {
    const said: string[] = [];
    const stop = aws.onLog((entry) => {
      if (entry.kind === 'problem') said.push(entry.message);
    });
    const { outputs } = await deployAssembly(
      aws,
      synth('SemDireito', (stack) => {
        const bucket = new Bucket(stack, 'Balde');
        const created = machine(stack, putObject, { balde: bucket.bucketName });
        new CfnOutput(stack, 'Arn', { value: created.stateMachineArn });
      }),
    );
    await run(outputs.Arn ?? '', {});
    stop();
    expect(said.join('\n')).toMatch(
      /O papel SemDireito-MaquinaRole\S+ não tem a permissão s3:PutObject em arn:aws:s3:::\S+\/contrato\.txt\. Na pilha, quem a dá é: balde\.grantPut\(minhaMaquina\);/,
    );
  });

  test('dado um papel em que o Step Functions não pode entrar, a pilha falha com a frase da AWS', async () => {
    const directory = synth('SemConfianca', (stack) => {
      new StateMachine(stack, 'Maquina', {
        definitionBody: DefinitionBody.fromChainable(new Pass(stack, 'P')),
        role: new Role(stack, 'Papel', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') }),
      });
    });
    await expect(deployAssembly(aws, directory)).rejects.toThrow(
      'Neither the global service principal states.amazonaws.com, nor the regional one is authorized to assume the provided role.',
    );
  });
});

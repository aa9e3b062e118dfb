import { InvokeCommand } from '@aws-sdk/client-lambda';
import type { Stack } from 'aws-cdk-lib';
import { CfnResource, RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, CfnTable, Table } from 'aws-cdk-lib/aws-dynamodb';
import { CfnRole } from 'aws-cdk-lib/aws-iam';
import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { describe, expect, test } from 'vitest';
import { deployAssembly, ResourceFailed, UnsupportedResource } from '../index.ts';
import { StackState } from './stack-state.ts';
import { aws, changesOf, lambda, synth } from './test-stack.ts';

/** Uma tabela que o DynamoDB recusa: a chave não está nos atributos. */
function refused(stack: Stack, after: CfnResource): void {
  new CfnTable(stack, 'Recusada', {
    keySchema: [{ attributeName: 'id', keyType: 'HASH' }],
    attributeDefinitions: [{ attributeName: 'outro', attributeType: 'S' }],
    billingMode: 'PAY_PER_REQUEST',
  }).addResourceDependency(after);
}

function role(stack: Stack): CfnRole {
  return new CfnRole(stack, 'Papel', {
    assumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
      ],
    },
  });
}

function answering(stack: Stack, answer: string): CfnFunction {
  return new CfnFunction(stack, 'Funcao', {
    runtime: 'nodejs20.x',
    handler: 'index.handler',
    role: role(stack).attrArn,
    code: { zipFile: `exports.handler = async () => '${answer}' + process.env.QUEM;` },
    environment: { variables: { QUEM: answer } },
  });
}

async function listed(service: 'dynamodb' | 'lambda', action: string): Promise<string> {
  return JSON.stringify(await aws.call(service, action, {}));
}

async function answerOf(FunctionName: string | undefined): Promise<string> {
  const { Payload } = await lambda.send(new InvokeCommand({ FunctionName }));
  return Buffer.from(Payload ?? []).toString();
}

describe('um deploy que falha', () => {
  test('dada uma pilha nova, o que já tinha sido criado é apagado, e o erro diz o que o serviço disse', async () => {
    const failed = deployAssembly(
      aws,
      synth('Nova', (stack) => refused(stack, answering(stack, 'a'))),
    );
    await expect(failed).rejects.toBeInstanceOf(ResourceFailed);
    await expect(failed).rejects.toMatchObject({ logicalId: 'Recusada', action: 'create' });
    await expect(failed).rejects.toThrow(
      /^O recurso "Recusada" \(AWS::DynamoDB::Table\) não pôde ser criado: ValidationException: /,
    );
    await expect(failed).rejects.toThrow(/\nA pilha voltou ao que era antes do deploy\.$/);
    expect(await listed('lambda', 'ListFunctions')).not.toContain('Nova-');
    expect(aws.context.iam.roleNamed('Nova-Papel')).toBeUndefined();
  });

  test('dada uma pilha que já rodava, código e variáveis da função voltam aos de antes', async () => {
    const { resources } = await deployAssembly(
      aws,
      synth('Existente', (stack) => void answering(stack, 'antes')),
    );
    const name = resources.find(({ logicalId }) => logicalId === 'Funcao')?.physicalId;
    expect(await answerOf(name)).toBe('"antesantes"');
    const broken = synth('Existente', (stack) => refused(stack, answering(stack, 'depois')));
    await expect(deployAssembly(aws, broken)).rejects.toThrow('A pilha voltou ao que era');
    expect(await answerOf(name)).toBe('"antesantes"');

    const mended = await deployAssembly(
      aws,
      synth('Existente', (stack) => void answering(stack, 'depois')),
    );
    expect(changesOf(mended)).toEqual(['updated Funcao']);
    expect(await answerOf(name)).toBe('"depoisdepois"');
  });

  test('dada uma tabela que seria substituída, a antiga continua com os itens dela', async () => {
    const keyed = (key: string, build: (stack: Stack, table: Table) => void = () => {}) =>
      synth('Substituida', (stack) => {
        const table = new Table(stack, 'Pedidos', {
          partitionKey: { name: key, type: AttributeType.STRING },
          removalPolicy: RemovalPolicy.DESTROY,
        });
        build(stack, table);
      });
    const { resources } = await deployAssembly(aws, keyed('id'));
    const TableName = resources[0]?.physicalId;
    await aws.call('dynamodb', 'PutItem', { TableName, Item: { id: { S: '1' } } });
    const broken = keyed('numero', (stack, table) => refused(stack, table.node.defaultChild as CfnTable));
    await expect(deployAssembly(aws, broken)).rejects.toThrow('A pilha voltou ao que era');
    expect(await aws.call('dynamodb', 'Scan', { TableName })).toMatchObject({ Count: 1 });
    expect((await listed('dynamodb', 'ListTables')).match(/Substituida-/g)).toHaveLength(1);

    const replaced = await deployAssembly(aws, keyed('numero'));
    expect(replaced.changes).toMatchObject([
      { action: 'replaced', warning: expect.stringContaining('a nova começa vazia') },
    ]);
    expect((await listed('dynamodb', 'ListTables')).match(/Substituida-/g)).toHaveLength(1);
  });

  test('dado um tipo que não existe aqui, nada muda', async () => {
    const directory = synth('SemTipo', (stack) => {
      new Bucket(stack, 'Balde');
      new CfnResource(stack, 'Aninhada', { type: 'AWS::CloudFormation::Stack' });
    });
    const failed = deployAssembly(aws, directory);
    await expect(failed).rejects.toBeInstanceOf(UnsupportedResource);
    await expect(failed).rejects.toThrow('use uma Stack comum no mesmo app');
  });
});

test('dado um deploy morto enquanto criava uma tabela, o próximo a refaz e segue', async () => {
  const directory = synth('Morta', (stack) => {
    new Table(stack, 'Pedidos', { partitionKey: { name: 'id', type: AttributeType.STRING } });
  });
  const { resources } = await deployAssembly(aws, directory);
  const [table] = resources;
  // Como o processo a deixaria: a tabela existe, e o registro ainda diz que ela estava sendo criada.
  const state = new StackState(aws.context.storage, 'Morta');
  const record = state.resource(table?.logicalId ?? '');
  if (!record) throw new Error('sem registro');
  state.put({ ...record, physicalId: '', attributes: {}, status: 'creating' });

  const again = await deployAssembly(aws, directory);
  expect(changesOf(again)).toEqual(['created Pedidos']);
  expect(again.resources[0]?.physicalId).toBe(table?.physicalId);
});

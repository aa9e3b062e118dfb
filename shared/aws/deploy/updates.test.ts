import { App, CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import { Alarm, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { AttributeType, Table, type TableProps } from 'aws-cdk-lib/aws-dynamodb';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { describe, expect, test } from 'vitest';
import { deployApp, deployAssembly, describeChanges, destroyStack } from '../index.ts';
import { withS3 } from './resources/s3-objects.ts';
import { aws, changesOf, synth, temporary } from './test-stack.ts';

function contentsOf(Bucket: string, Key: string): Promise<string | undefined> {
  return withS3(aws, async (client, { GetObjectCommand }) => {
    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
    return Body?.transformToString();
  });
}

describe('uma tabela que muda', () => {
  const id = { name: 'id', type: AttributeType.STRING };
  const table = (props: Partial<TableProps>, indexes: readonly string[] = []) =>
    synth('Muda', (stack) => {
      const created = new Table(stack, 'Pedidos', { partitionKey: id, ...props });
      for (const indexName of indexes)
        created.addGlobalSecondaryIndex({
          indexName,
          partitionKey: { name: indexName, type: AttributeType.STRING },
        });
    });

  test('dados cobrança, índice e TTL, muda no lugar e guarda os itens', async () => {
    const { resources } = await deployAssembly(aws, table({}));
    const TableName = resources[0]?.physicalId;
    await aws.call('dynamodb', 'PutItem', { TableName, Item: { id: { S: '1' }, cliente: { S: 'Ana' } } });
    for (const next of [
      table({ readCapacity: 9 }),
      table({ readCapacity: 9 }, ['cliente']),
      table({ readCapacity: 9, timeToLiveAttribute: 'expira' }, ['cliente']),
      table({ readCapacity: 9 }),
    ]) {
      expect(changesOf(await deployAssembly(aws, next))).toEqual(['updated Pedidos']);
      expect(await aws.call('dynamodb', 'Scan', { TableName })).toMatchObject({ Count: 1 });
    }
  });

  test('dados dois índices de uma vez, recusa como o CloudFormation', async () => {
    await expect(deployAssembly(aws, table({ readCapacity: 9 }, ['um', 'dois']))).rejects.toThrow(
      'Cannot perform more than one GSI creation or deletion in a single update',
    );
  });

  test('dada a tabela tirada da pilha, o Retain do CDK a mantém, e um deploy novo cria outra', async () => {
    const gone = await deployAssembly(
      aws,
      synth('Muda', () => {}),
    );
    const [kept] = gone.changes;
    expect(kept?.action).toBe('kept');
    expect(describeChanges(gone)).toContain(`continua na AWS local como ${kept?.physicalId}`);
    const again = await deployAssembly(aws, table({}));
    expect(changesOf(again)).toEqual(['created Pedidos']);
    expect(again.resources[0]?.physicalId).not.toBe(kept?.physicalId);
  });

  test('dado um nome fixo, não é substituída', async () => {
    const named = (key: string) =>
      synth('Fixa', (stack) => {
        new Table(stack, 'T', {
          tableName: 'fixa',
          partitionKey: { name: key, type: AttributeType.STRING },
        });
      });
    await deployAssembly(aws, named('id'));
    await expect(deployAssembly(aws, named('numero'))).rejects.toThrow(
      'CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename fixa and update the stack again.',
    );
  });
});

describe('um balde com arquivos do app', () => {
  const withFile = (text: string, autoDeleteObjects = true) =>
    synth('Arquivos', (stack) => {
      const bucket = new Bucket(stack, 'Balde', {
        autoDeleteObjects,
        removalPolicy: RemovalPolicy.DESTROY,
        enforceSSL: true,
      });
      new BucketDeployment(stack, 'Copia', {
        destinationBucket: bucket,
        destinationKeyPrefix: 'dados',
        sources: [Source.data('clientes.csv', `${text} em ${bucket.bucketName}`)],
      });
      new CfnOutput(stack, 'Nome', { value: bucket.bucketName });
    });

  test('copia os arquivos, com os valores que só o deploy conhece, e diz que foi a AWS local', async () => {
    const { outputs, changes } = await deployAssembly(aws, withFile('id,nome'));
    const name = outputs.Nome ?? '';
    expect(await contentsOf(name, 'dados/clientes.csv')).toBe(`id,nome em ${name}`);
    expect(changes.find(({ type }) => type === 'Custom::CDKBucketDeployment')?.note).toBe(
      `a AWS local copiou 1 arquivo para ${name}; na AWS uma função em Python faz isso`,
    );
  });

  test('dado o arquivo mudado, copia o novo', async () => {
    const { outputs } = await deployAssembly(aws, withFile('id,nome,idade'));
    expect(await contentsOf(outputs.Nome ?? '', 'dados/clientes.csv')).toMatch(/^id,nome,idade/);
  });

  test('dado autoDeleteObjects, destruir a pilha esvazia o balde', async () => {
    const destroyed = await destroyStack(aws, 'Arquivos');
    expect(destroyed.changes.every(({ action }) => action === 'deleted')).toBe(true);
    await expect(destroyStack(aws, 'Arquivos')).rejects.toThrow('A AWS local não tem a pilha "Arquivos"');
  });

  test('sem autoDeleteObjects, destruir falha como na AWS, e o balde fica', async () => {
    const { outputs } = await deployAssembly(aws, withFile('a', false));
    await expect(destroyStack(aws, 'Arquivos')).rejects.toThrow(
      /não pôde ser apagado: BucketNotEmpty: The bucket you tried to delete is not empty/,
    );
    expect(await contentsOf(outputs.Nome ?? '', 'dados/clientes.csv')).toMatch(/^a em /);
  });
});

test('dados um alarme e um orçamento, a impressão diz que não têm efeito', async () => {
  const deployment = await deployAssembly(
    aws,
    synth('Vigiada', (stack) => {
      new Alarm(stack, 'Falhas', {
        metric: new Metric({ namespace: 'AWS/States', metricName: 'ExecutionsFailed' }),
        threshold: 1,
        evaluationPeriods: 1,
      });
      new CfnBudget(stack, 'Gasto', {
        budget: { budgetType: 'COST', timeUnit: 'MONTHLY', budgetLimit: { amount: 5, unit: 'USD' } },
      });
    }),
  );
  const text = describeChanges(deployment);
  expect(text).toMatch(/^Pilha Vigiada: 2 criados, em \d+,\d s\.\n/);
  expect(text).toMatch(/criado +Falhas\w+ AWS::CloudWatch::Alarm \(guardado, sem efeito aqui\)/);
  expect(text).toMatch(/criado +Gasto AWS::Budgets::Budget \(guardado, sem efeito aqui\)/);
});

test('dadas duas pilhas de um app, implanta antes a que exporta, e não a deixa apagar enquanto é usada', async () => {
  const app = new App({ outdir: temporary() });
  const user = new Stack(app, 'Usa');
  const owner = new Stack(app, 'Tem');
  const bucket = new Bucket(owner, 'Balde', { removalPolicy: RemovalPolicy.DESTROY });
  new CfnOutput(user, 'Nome', { value: bucket.bucketName });
  new Bucket(user, 'Outro', { removalPolicy: RemovalPolicy.DESTROY });
  const deployments = await deployApp(aws, app);
  expect(deployments.map(({ stackName }) => stackName)).toEqual(['Tem', 'Usa']);
  expect(deployments[1]?.outputs.Nome).toBe(deployments[0]?.resources[0]?.physicalId);
  await expect(destroyStack(aws, 'Tem')).rejects.toThrow(/cannot be deleted as it is in use by Usa$/);
  await destroyStack(aws, 'Usa');
  await destroyStack(aws, 'Tem');
});

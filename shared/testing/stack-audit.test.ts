import { type App, Stack, aws_sns as sns, aws_sqs as sqs, Validations } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { auditStack } from './stack-audit.ts';

const source = { file: 'stack.ts', exportName: 'Exemplo', stackName: 'Exemplo' };

class Exemplo extends Stack {
  constructor(scope: App, id: string) {
    super(scope, id);
    new sqs.Queue(this, 'Fila', { enforceSSL: true });
    const aberto = new sns.Topic(this, 'Aberto');
    Validations.of(aberto).acknowledge({ id: 'AwsSolutions-SNS3', reason: 'É só um exemplo.' });
    new sns.Topic(this, 'Outro');
    const comoASintese = new sns.Topic(this, 'Explicado');
    Validations.of(comoASintese).acknowledge({
      id: 'AwsSolutions::AwsSolutions-SNS3',
      reason: 'Outro exemplo.',
    });
  }
}

test('dada uma pilha, diz o que o cdk-nag tem contra ela, onde, e o que foi explicado', async () => {
  const load = async <Module>() => ({ Exemplo }) as Module;
  const { findings, exceptions } = await auditStack({ load }, source);
  expect(findings.map(({ rule, places }) => [rule, places])).toEqual([
    ['AwsSolutions-SQS3', ['Fila']],
    ['AwsSolutions-SNS3', ['Outro']],
  ]);
  expect(exceptions).toEqual([
    { rule: 'AwsSolutions-SNS3', reason: 'É só um exemplo.', place: 'Aberto' },
    { rule: 'AwsSolutions-SNS3', reason: 'Outro exemplo.', place: 'Explicado' },
  ]);
});

test('dado um arquivo sem a classe, diz qual falta', async () => {
  const load = async <Module>() => ({}) as Module;
  await expect(auditStack({ load }, source)).rejects.toThrow('stack.ts não exporta Exemplo.');
});

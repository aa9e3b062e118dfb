import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { executeFolder } from './execute-folder.ts';

let folder: string | undefined;
afterEach(() => {
  if (folder) rmSync(folder, { recursive: true });
  folder = undefined;
});

test('dada uma máquina que espera um dia e tenta de novo, quando executada, então ninguém espera por ela', async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'executar-'));
  const definition = {
    QueryLanguage: 'JSONata',
    StartAt: 'Esperar',
    States: {
      Esperar: { Type: 'Wait', Seconds: 86_400, Next: 'Listar' },
      Listar: {
        Type: 'Task',
        Resource: 'arn:aws:states:::aws-sdk:sqs:listQueues',
        Arguments: {},
        Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 60, MaxAttempts: 3 }],
        End: true,
      },
    },
  };
  writeFileSync(path.join(folder, 'maquina.asl.json'), JSON.stringify(definition));
  writeFileSync(path.join(folder, 'falhas.yaml'), '- service: sqs\n  calls: { first: 2 }\n');
  const { events, status } = await executeFolder(folder, {});
  expect(status).toBe('SUCCEEDED');
  const [first, last] = [events[0], events.at(-1)].map((event) => event?.timestamp?.getTime() ?? 0);
  // Um dia, e as pausas de 60 e 120 segundos.
  expect(((last ?? 0) - (first ?? 0)) / 1000).toBeCloseTo(86_400 + 180, -1);
});

test('dada uma pilha com preparar.ts, os dados estão no lugar quando a máquina começa', async () => {
  // Dentro do repositório, para que a pilha ache o CDK.
  const local = path.join(import.meta.dirname, '..', '..', '.local');
  mkdirSync(local, { recursive: true });
  folder = mkdtempSync(path.join(local, 'preparar-'));
  const stack = `import { App, Stack, aws_s3 as s3, aws_stepfunctions as sfn, aws_stepfunctions_tasks as tasks } from 'aws-cdk-lib';
const stack = new Stack(new App(), 'Pilha');
const bucket = new s3.Bucket(stack, 'Balde');
const read = tasks.CallAwsService.jsonata(stack, 'Ler', {
  service: 's3',
  action: 'getObject',
  parameters: { Bucket: bucket.bucketName, Key: 'oi.txt' },
  iamResources: [bucket.arnForObjects('*')],
  outputs: '{% $states.result.Body %}',
});
new sfn.StateMachine(stack, 'Maquina', {
  definitionBody: sfn.DefinitionBody.fromChainable(read),
  queryLanguage: sfn.QueryLanguage.JSONATA,
});
`;
  const preparation = `import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
export const preparar = (config, { Balde }) =>
  new S3Client(config).send(new PutObjectCommand({ Bucket: Balde, Key: 'oi.txt', Body: 'pronto' }));
`;
  writeFileSync(path.join(folder, 'app.ts'), stack);
  writeFileSync(path.join(folder, 'cdk.json'), '{"app":"npx tsx app.ts"}');
  writeFileSync(path.join(folder, 'preparar.ts'), preparation);
  expect(await executeFolder(folder, {})).toMatchObject({ status: 'SUCCEEDED', output: 'pronto' });
}, 30_000);

import { CreateFunctionCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import { strToU8, zipSync } from 'fflate';

const ROLE = 'arn:aws:iam::123456789012:role/roteiro';
const SUM = 'arn:aws:lambda:us-east-1:123456789012:function:somar';

/** Cada espécie de espera que uma queda pode pegar, e a resposta que a execução deve dar mesmo assim. */
export const kinds: Readonly<Record<string, unknown>> = {
  activity: { feito: true },
  distribuido: [1, 2, 3],
  espera: { esperou: true },
  filha: 'SUCCEEDED',
  lados: ['a', { n: 2 }],
  mapa: [{ n: 2 }, { n: 3 }, { n: 4 }],
  teimosa: { ok: true },
  token: { aprovado: true },
};

const end = { ResultPath: '$.resposta', Next: 'Fim' };

/** Uma máquina com uma espera de cada espécie; `tipo`, na entrada, escolhe qual. */
export function waitingMachine(queueUrl: string, activityArn: string, childArn: string): string {
  return JSON.stringify({
    StartAt: 'Escolha',
    States: {
      Escolha: {
        Type: 'Choice',
        Choices: Object.keys(kinds).map((kind) => ({ Variable: '$.tipo', StringEquals: kind, Next: kind })),
      },
      // A queda pode levar a resposta que entregava a tarefa: como na AWS, é a falta de sinal de vida que a refaz.
      activity: {
        Type: 'Task',
        Resource: activityArn,
        HeartbeatSeconds: 3,
        Retry: [
          {
            ErrorEquals: ['States.HeartbeatTimeout', 'States.Timeout'],
            IntervalSeconds: 1,
            MaxAttempts: 99,
            BackoffRate: 1,
          },
        ],
        ...end,
      },
      distribuido: {
        Type: 'Map',
        ItemsPath: '$.itens',
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
          StartAt: 'Pausa',
          States: { Pausa: { Type: 'Wait', Seconds: 1, Next: 'Item' }, Item: { Type: 'Pass', End: true } },
        },
        ...end,
      },
      espera: { Type: 'Wait', Seconds: 1, Next: 'esperou' },
      esperou: { Type: 'Pass', Result: { esperou: true }, ...end },
      filha: {
        Type: 'Task',
        Resource: 'arn:aws:states:::states:startExecution.sync:2',
        Parameters: { StateMachineArn: childArn },
        OutputPath: '$.Status',
        Next: 'nasceu',
      },
      nasceu: { Type: 'Pass', Parameters: { 'resposta.$': '$' }, Next: 'Fim' },
      lados: {
        Type: 'Parallel',
        Branches: [
          {
            StartAt: 'Pausa A',
            States: {
              'Pausa A': { Type: 'Wait', Seconds: 1, Next: 'A' },
              A: { Type: 'Pass', Result: 'a', End: true },
            },
          },
          { StartAt: 'B', States: { B: { Type: 'Task', Resource: SUM, End: true } } },
        ],
        ...end,
      },
      mapa: {
        Type: 'Map',
        ItemsPath: '$.itens',
        ItemSelector: { 'n.$': '$$.Map.Item.Value' },
        MaxConcurrency: 2,
        ItemProcessor: {
          StartAt: 'Pausa do item',
          States: {
            'Pausa do item': { Type: 'Wait', Seconds: 1, Next: 'Somar' },
            Somar: { Type: 'Task', Resource: SUM, End: true },
          },
        },
        ...end,
      },
      teimosa: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Parameters: { FunctionName: 'teimosa', 'Payload.$': '$$.State' },
        ResultSelector: { 'ok.$': '$.Payload.ok' },
        Retry: [{ ErrorEquals: ['Cedo'], IntervalSeconds: 1, MaxAttempts: 5, BackoffRate: 1 }],
        ...end,
      },
      token: {
        Type: 'Task',
        Resource: 'arn:aws:states:::aws-sdk:sqs:sendMessage.waitForTaskToken',
        Parameters: { QueueUrl: queueUrl, 'MessageBody.$': '$$.Task.Token' },
        ...end,
      },
      Fim: { Type: 'Pass', OutputPath: '$.resposta', End: true },
    },
  });
}

export const childMachine = JSON.stringify({
  StartAt: 'Pausa',
  States: { Pausa: { Type: 'Wait', Seconds: 1, End: true } },
});

const sources: Readonly<Record<string, string>> = {
  somar: "exports.handler = async (e) => { console.log('somei ' + e.n + '.'); return { n: e.n + 1 }; };",
  teimosa: `exports.handler = async ({ RetryCount }) => {
    if (RetryCount < 2) throw Object.assign(new Error('ainda não'), { name: 'Cedo' });
    return { ok: true };
  };`,
};

export async function createFunctions(lambda: LambdaClient): Promise<void> {
  for (const [FunctionName, source] of Object.entries(sources)) {
    await lambda.send(
      new CreateFunctionCommand({
        FunctionName,
        Role: ROLE,
        Runtime: 'nodejs20.x',
        Handler: 'index.handler',
        Code: { ZipFile: zipSync({ 'index.js': strToU8(source) }) },
      }),
    );
  }
}

export const roleArn = ROLE;

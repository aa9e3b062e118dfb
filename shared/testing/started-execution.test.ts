import { CreateStateMachineCommand, SFNClient } from '@aws-sdk/client-sfn';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type LocalAws, startLocalAws } from '../aws/index.ts';
import { ExecutionRunner } from './execution-runner.ts';
import type { JudgedExecution } from './judged-execution.ts';
import { DAY, HOUR } from './started-execution.ts';
import { SteppedClock } from './stepped-clock.ts';
import { tokenIn } from './waits.ts';

let aws: LocalAws;
let client: SFNClient;
let runner: ExecutionRunner;
beforeEach(async () => {
  const clock = new SteppedClock();
  aws = await startLocalAws({ port: 0, storage: 'memory', clock });
  client = new SFNClient({ ...aws.clientConfig, maxAttempts: 1 });
  runner = new ExecutionRunner(client, clock);
});
afterEach(async () => {
  client.destroy();
  await aws.close();
});

const arnOf = async (states: object, startAt = Object.keys(states)[0]): Promise<string> => {
  const definition = JSON.stringify({ QueryLanguage: 'JSONata', StartAt: startAt, States: states });
  const { stateMachineArn = '' } = await client.send(
    new CreateStateMachineCommand({
      name: `espera-${Math.random().toString(36).slice(2)}`,
      definition,
      roleArn: 'arn:aws:iam::123456789012:role/oficina',
    }),
  );
  return stateMachineArn;
};

/** Uma máquina que descansa uma hora, pede a resposta a uma fila e termina com ela, ou com o nome do erro. */
async function askingMachine(limits: object = {}): Promise<string> {
  const { QueueUrl } = (await aws.call('sqs', 'CreateQueue', { QueueName: 'perguntas' })) as {
    QueueUrl: string;
  };
  return arnOf({
    Descansar: { Type: 'Wait', Seconds: 3600, Next: 'Perguntar' },
    Perguntar: {
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
      Arguments: { QueueUrl, MessageBody: { token: '{% $states.context.Task.Token %}', pergunta: 'Pode?' } },
      ...limits,
      Catch: [{ ErrorEquals: ['States.ALL'], Output: '{% $states.errorOutput.Error %}', Next: 'Fim' }],
      Next: 'Fim',
    },
    Fim: { Type: 'Succeed' },
  });
}

/** Quantas horas a execução durou. */
function hoursOf({ events }: JudgedExecution): number {
  const [first = 0, last = 0] = [events[0], events.at(-1)].map((event) => event?.timestamp?.getTime());
  return (last - first) / HOUR;
}

test('dada uma pergunta em uma fila, o teste a encontra, responde, e a execução termina com a resposta', async () => {
  const execution = await runner.start(await askingMachine({ TimeoutSeconds: 86_400 }), {});
  const wait = await execution.waiting();
  expect(wait).toMatchObject({ state: 'Perguntar', sent: { MessageBody: { pergunta: 'Pode?' } } });
  const { QueueUrl } = (await aws.call('sqs', 'GetQueueUrl', { QueueName: 'perguntas' })) as {
    QueueUrl: string;
  };
  const { Messages } = (await aws.call('sqs', 'ReceiveMessage', { QueueUrl })) as {
    Messages: { Body: string }[];
  };
  expect(tokenIn(Messages[0]?.Body ?? '')).toBe(wait?.token);

  await execution.succeed(wait?.token ?? '', { pode: true });
  expect(await execution.waiting()).toBeUndefined();
  expect(await execution.end()).toMatchObject({ status: 'SUCCEEDED', output: { pode: true } });
  await expect(execution.succeed(wait?.token ?? '', 1)).rejects.toMatchObject({ name: 'TaskTimedOut' });
});

test('dado um erro como resposta, o Catch da máquina o recebe', async () => {
  const execution = await runner.start(await askingMachine(), {});
  await execution.fail((await execution.waiting())?.token ?? '', 'Recusado', 'faltou um documento');
  expect(await execution.end()).toMatchObject({ output: 'Recusado' });
});

test('dado que ninguém responde, o prazo vence no tempo dele, e ninguém espera por isso', async () => {
  const execution = await runner.start(await askingMachine({ TimeoutSeconds: 3 * 86_400 }), {});
  await execution.waiting();
  await execution.advance(2 * DAY);
  expect((await execution.waiting())?.state).toBe('Perguntar');
  await execution.advance(2 * DAY);
  const ended = await execution.end();
  expect(ended).toMatchObject({ output: 'States.Timeout' });
  expect(hoursOf(ended)).toBeCloseTo(1 + 72, 3);
});

test('dado um sinal de vida por dia, o HeartbeatSeconds recomeça; sem ele, vence', async () => {
  const limits = { HeartbeatSeconds: 86_400, TimeoutSeconds: 30 * 86_400 };
  const execution = await runner.start(await askingMachine(limits), {});
  const { token = '' } = (await execution.waiting()) ?? {};
  for (let day = 0; day < 3; day++) {
    await execution.advance(0.9 * DAY);
    await execution.heartbeat(token);
  }
  expect((await execution.waiting())?.token).toBe(token);
  const ended = await execution.end();
  expect(ended).toMatchObject({ output: 'States.Timeout' });
  expect(hoursOf(ended)).toBeCloseTo(1 + 3 * 0.9 * 24 + 24, 3);
});

test('dada uma máquina que não espera por ninguém, não há espera a responder', async () => {
  const execution = await runner.start(await arnOf({ Fim: { Type: 'Succeed', Output: 1 } }), {});
  expect(await execution.waiting()).toBeUndefined();
  expect(await execution.end()).toMatchObject({ output: 1 });
});

test('dada uma espera sem prazo e sem resposta, a meta diz isso em vez de esperar', async () => {
  const execution = await runner.start(await askingMachine(), {});
  await expect(execution.end()).rejects.toMatchObject({
    shortfall: { reason: 'espera-sem-fim', lookAt: [{ state: 'Perguntar' }] },
  });
});

test('dada uma meta que acaba no meio de uma espera, a seguinte encontra o relógio andando', async () => {
  const execution = await runner.start(await askingMachine(), {});
  await execution.waiting();
  await runner.settle();
  const slow = await arnOf({
    Esperar: { Type: 'Wait', Seconds: 86_400, Next: 'Fim' },
    Fim: { Type: 'Succeed' },
  });
  expect(await runner.run(slow, {})).toMatchObject({ status: 'SUCCEEDED' });
  expect(await execution.end()).toMatchObject({ status: 'ABORTED' });
});

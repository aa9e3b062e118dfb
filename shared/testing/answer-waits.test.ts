import { CreateStateMachineCommand, SFNClient } from '@aws-sdk/client-sfn';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Json, type LocalAws, startLocalAws } from '../aws/index.ts';
import { answerWaits, type Call } from './answer-waits.ts';
import type { Deed, ScriptedAnswer } from './scripted-answers.ts';
import { HOUR, StartedExecution } from './started-execution.ts';
import { SteppedClock } from './stepped-clock.ts';

let aws: LocalAws;
let client: SFNClient;
let clock: SteppedClock;
beforeEach(async () => {
  clock = new SteppedClock();
  aws = await startLocalAws({ port: 0, storage: 'memory', clock });
  client = new SFNClient({ ...aws.clientConfig, maxAttempts: 1 });
});
afterEach(async () => {
  client.destroy();
  await aws.close();
});

/** Começa uma máquina que pede a resposta a uma fila e termina com ela, ou com o nome do erro. */
async function start(limits: object): Promise<StartedExecution> {
  const { QueueUrl } = (await aws.call('sqs', 'CreateQueue', { QueueName: 'perguntas' })) as {
    QueueUrl: string;
  };
  const definition = JSON.stringify({
    QueryLanguage: 'JSONata',
    StartAt: 'Perguntar',
    States: {
      Perguntar: {
        Type: 'Task',
        Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
        Arguments: { QueueUrl, MessageBody: { token: '{% $states.context.Task.Token %}' } },
        ...limits,
        Catch: [{ ErrorEquals: ['States.ALL'], Output: '{% $states.errorOutput.Error %}', Next: 'Fim' }],
        Next: 'Fim',
      },
      Fim: { Type: 'Succeed' },
    },
  });
  const roleArn = 'arn:aws:iam::123456789012:role/oficina';
  const { stateMachineArn = '' } = await client.send(
    new CreateStateMachineCommand({ name: 'pergunta', definition, roleArn }),
  );
  return StartedExecution.start(client, clock, stateMachineArn, {});
}

const answer = (deed: Deed, hours?: number): ScriptedAnswer => ({
  state: 'Perguntar',
  who: 'Carla',
  after: hours === undefined ? undefined : { milliseconds: hours * HOUR, text: `${hours} horas` },
  deed,
});
const nobody: Call = async () => null;

describe('responder por alguém', () => {
  test('dado um sinal de vida e depois a resposta, a execução termina com ela', async () => {
    const execution = await start({ HeartbeatSeconds: 86_400, TimeoutSeconds: 259_200 });
    const answers = [
      answer({ kind: 'heartbeat' }, 20),
      answer({ kind: 'succeed', output: { pode: true } }, 20),
    ];
    const notes = await answerWaits(execution, answers, nobody);
    expect(await execution.end()).toMatchObject({ output: { pode: true } });
    expect(notes.map(({ text }) => text)).toEqual([
      'Carla, 20 horas depois, deu sinal de vida.',
      'Carla, 20 horas depois, respondeu {"pode":true}.',
    ]);
  });

  test('dada uma resposta para outro estado, ninguém responde a este, e o prazo vence', async () => {
    const execution = await start({ TimeoutSeconds: 86_400 });
    const other = { ...answer({ kind: 'heartbeat' }), state: 'Outro' };
    const notes = await answerWaits(execution, [other], nobody);
    expect(await execution.end()).toMatchObject({ output: 'States.Timeout' });
    expect(notes.map(({ text }) => text)).toEqual(['Ninguém respondeu a "Perguntar".']);
  });

  test('dada uma resposta depois do prazo, a nota diz como a AWS a recusou', async () => {
    const execution = await start({ TimeoutSeconds: 3600 });
    const [note] = await answerWaits(execution, [answer({ kind: 'succeed', output: 1 }, 2)], nobody);
    expect(note?.text).toBe(
      "Carla, 2 horas depois, respondeu 1. A AWS recusou: TaskTimedOut: Task Timed Out: 'Provided task does not exist anymore'",
    );
  });

  test('dada uma função, ela recebe o token junto com o que há em "com"; o erro dela vai para a nota', async () => {
    const execution = await start({ TimeoutSeconds: 3600 });
    const calls: Json[] = [];
    const call: Call = async (functionName, payload) => {
      calls.push({ functionName, payload });
      return { errorType: 'AccessDeniedException', errorMessage: 'not authorized' };
    };
    const deed = { kind: 'call', functionName: 'Responder', payload: { decisao: 'LENDO' } } as const;
    const [note] = await answerWaits(execution, [answer(deed)], call);
    expect(calls).toEqual([
      { functionName: 'Responder', payload: { decisao: 'LENDO', token: expect.stringMatching(/^AQC/) } },
    ]);
    expect(note?.text).toContain('A AWS recusou: AccessDeniedException: not authorized');
  });
});

import { describe, expect, it } from 'vitest';
import { type Json, TaskError } from '../../../../../shared/asl/index.ts';
import { isOver, isWaiting, simulate, type TestSimulation } from './test-simulation.ts';
import type { Mocks } from './types.ts';

const INVOKE = 'arn:aws:lambda:us-east-1:123456789012:function:pedir';
const WITH_TOKEN = {
  Resource: 'arn:aws:states:::aws-sdk:sqs:listQueues.waitForTaskToken',
  Parameters: { 'QueueNamePrefix.$': '$$.Task.Token' },
};

/** Uma máquina com uma tarefa só. */
const lone = (task: object): Json => ({
  StartAt: 'Pedir',
  States: { Pedir: { Type: 'Task', Resource: INVOKE, End: true, ...task } },
});

const pendingId = ({ last }: TestSimulation): string => last().pending[0]?.id ?? '';

describe('as tarefas da AWS local', () => {
  it('dada uma resposta dela, então vale o resultado, e o tempo que ela levou', async () => {
    const simulation = simulate({ definition: lone({}), tasks: 'local-aws' }, async ({ resource }) => ({
      feito: resource,
    }));
    const { output, now } = await simulation.until(isOver);
    expect(output).toEqual({ feito: INVOKE });
    expect(now).toBeGreaterThan(0);
  });

  it('dado um erro dela, então o erro e a causa são os dela', async () => {
    const local = async (): Promise<Json> => {
      throw new TaskError('Lambda.ResourceNotFoundException', 'Function not found');
    };
    const { error, cause } = await simulate({ definition: lone({}), tasks: 'local-aws' }, local).until(
      isOver,
    );
    expect({ error, cause }).toEqual({
      error: 'Lambda.ResourceNotFoundException',
      cause: 'Function not found',
    });
  });

  it('dada uma tarefa com token, então responde quem o devolver, ou a pessoa; o outro deixa de esperar', async () => {
    const byLocal = simulate({ definition: lone(WITH_TOKEN), tasks: 'local-aws' }, async (request) => {
      request.submitted({ MessageId: 'm' });
      return 'do token';
    });
    expect((await byLocal.until(isOver)).output).toBe('do token');

    let hasGivenUp = false;
    const byPerson = simulate({ definition: lone(WITH_TOKEN), tasks: 'local-aws' }, (request) => {
      request.submitted({ MessageId: 'm' });
      return new Promise((_resolve, reject) => {
        request.signal.addEventListener('abort', () => {
          hasGivenUp = true;
          reject(request.signal.reason);
        });
      });
    });
    await byPerson.until(isWaiting);
    byPerson.simulator.answer(pendingId(byPerson), { result: 'da pessoa' });
    expect((await byPerson.until(isOver)).output).toBe('da pessoa');
    expect(hasGivenUp).toBe(true);
  });

  it('dada uma resposta de mentira para o estado, então a AWS local não é chamada', async () => {
    const local = async (): Promise<Json> => 'da AWS local';
    const simulation = simulate(
      { definition: lone({}), tasks: 'local-aws', mocks: { Pedir: [{ result: 'de mentira' }] } },
      local,
    );
    expect((await simulation.until(isOver)).output).toBe('de mentira');
  });
});

describe('respostas que vieram de um link', () => {
  it.each([
    ['uma demora sem fim', { result: 1, delaySeconds: Number.POSITIVE_INFINITY }],
    ['uma demora negativa', { result: 1, delaySeconds: -5 }],
    ['uma demora que não é número', { result: 1, delaySeconds: 'muito' }],
    ['sinais de vida sem parar', { result: 1, delaySeconds: 99_999_999, heartbeatEverySeconds: 1e-9 }],
  ])('dada %s, então a simulação acaba assim mesmo', async (_name, answer) => {
    const simulation = simulate({ definition: lone({}), mocks: { Pedir: [answer] } as unknown as Mocks });
    const { output, now } = await simulation.until(isOver);
    expect(output).toBe(1);
    expect(Number.isSafeInteger(now)).toBe(true);
  });

  it.each([
    ['uma resposta vazia', [{}]],
    ['algo que não é uma lista', 'oi'],
  ])('dada %s, então ninguém quebra: o resultado é nulo, ou a pessoa responde', async (_name, answers) => {
    const simulation = simulate({ definition: lone({}), mocks: { Pedir: answers } as unknown as Mocks });
    const update = await simulation.until((each) => isOver(each) || isWaiting(each));
    expect(['SUCCEEDED', 'WAITING']).toContain(update.status);
  });
});

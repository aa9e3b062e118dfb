import { describe, expect, it } from 'vitest';
import type { Json } from '../../../../../shared/asl/index.ts';
import { isOver, isWaiting, simulate, type TestSimulation } from './test-simulation.ts';

const HOUR = 3600;
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

const typesOf = ({ events }: TestSimulation): string[] => events.map(({ type }) => type);
const pendingId = ({ last }: TestSimulation): string => last().pending[0]?.id ?? '';

describe('uma tarefa sem resposta de mentira', () => {
  it('dada a tarefa, então o tempo para, e a página sabe o que ela recebeu', async () => {
    const simulation = simulate({ definition: lone({ Parameters: { n: 1 }, TimeoutSeconds: 60 }) });
    const { pending, now, nextDue } = await simulation.until(isWaiting);
    expect(pending).toEqual([
      {
        id: 'tarefa-1',
        state: 'Pedir',
        resource: INVOKE,
        arguments: { n: 1 },
        attempt: 0,
        waitsForToken: false,
        timeoutSeconds: 60,
      },
    ]);
    expect({ now, nextDue }).toEqual({ now: 0, nextDue: 60_000 });
  });

  it.each([
    ['um resultado', { result: { ok: true } }, { status: 'SUCCEEDED', output: { ok: true } }],
    [
      'um erro',
      { error: 'Ruim', cause: 'porque sim' },
      { status: 'FAILED', error: 'Ruim', cause: 'porque sim' },
    ],
  ])('quando a pessoa responde com %s, então a execução acaba com ele', async (_name, answer, ending) => {
    const simulation = simulate({ definition: lone({}) });
    await simulation.until(isWaiting);
    simulation.simulator.answer(pendingId(simulation), answer);
    expect(await simulation.until(isOver)).toMatchObject({ ...ending, pending: [] });
  });

  it('quando a resposta demora, então o tempo dela passa no relógio virtual', async () => {
    const simulation = simulate({ definition: lone({}) });
    await simulation.until(isWaiting);
    simulation.simulator.answer(pendingId(simulation), { result: 1, delaySeconds: HOUR });
    expect((await simulation.until(isOver)).now).toBe(HOUR * 1000);
  });

  it('quando se deixa passar menos que o prazo, então a tarefa ainda espera; mais, então ele vence', async () => {
    const simulation = simulate({ definition: lone({ TimeoutSeconds: 60 }) });
    await simulation.until(isWaiting);
    simulation.simulator.advance(59);
    expect(await simulation.until(({ now }) => now === 59_000)).toMatchObject({
      pending: [{ id: 'tarefa-1' }],
    });
    simulation.simulator.advance(1);
    const { status, error, now } = await simulation.until(isOver);
    expect({ status, error, now }).toEqual({ status: 'FAILED', error: 'States.Timeout', now: 60_000 });
    expect(typesOf(simulation)).toContain('LambdaFunctionTimedOut');
  });

  it('quando há Retry, então cada tentativa pergunta de novo, depois da espera', async () => {
    const Retry = [{ ErrorEquals: ['Ocupado'], IntervalSeconds: 10, MaxAttempts: 2, BackoffRate: 3 }];
    const simulation = simulate({ definition: lone({ Retry }) });
    const asked: [number, number][] = [];
    for (const attempt of [0, 1, 2]) {
      const { now, pending } = await simulation.until(({ pending }) => pending[0]?.attempt === attempt);
      asked.push([pending[0]?.attempt ?? -1, now]);
      simulation.simulator.answer(pendingId(simulation), { error: 'Ocupado' });
    }
    expect(asked).toEqual([
      [0, 0],
      [1, 10_000],
      [2, 40_000],
    ]);
    expect(await simulation.until(isOver)).toMatchObject({ status: 'FAILED', error: 'Ocupado' });
  });

  it('quando a execução para, então ela acaba em ABORTED e não sobra tarefa', async () => {
    const simulation = simulate({ definition: lone({}) });
    await simulation.until(isWaiting);
    simulation.simulator.stop();
    expect(await simulation.until(isOver)).toMatchObject({ status: 'ABORTED', pending: [] });
  });

  it('quando se responde a uma tarefa que já não espera, então nada acontece', async () => {
    const simulation = simulate({ definition: lone({}) });
    await simulation.until(isWaiting);
    simulation.simulator.answer('tarefa-9', { result: 0 });
    simulation.simulator.answer('tarefa-1', { result: 1 });
    simulation.simulator.answer('tarefa-1', { result: 2 });
    expect((await simulation.until(isOver)).output).toBe(1);
  });
});

describe('uma tarefa que espera um token', () => {
  it('dada a tarefa, então o aceite aparece no histórico e o tempo para até a resposta', async () => {
    const simulation = simulate({ definition: lone({ ...WITH_TOKEN, HeartbeatSeconds: 30 }) });
    const { pending } = await simulation.until(isWaiting);
    expect(pending[0]).toMatchObject({ waitsForToken: true, heartbeatSeconds: 30 });
    expect(typesOf(simulation).at(-1)).toBe('TaskSubmitted');
    simulation.simulator.answer(pendingId(simulation), { result: 'sim' });
    expect(await simulation.until(isOver)).toMatchObject({ output: 'sim', now: 0 });
  });

  it('quando ninguém dá sinal de vida, então vence o heartbeat; quando dá, a conta recomeça', async () => {
    const simulation = simulate({ definition: lone({ ...WITH_TOKEN, HeartbeatSeconds: 30 }) });
    await simulation.until(isWaiting);
    simulation.simulator.advance(20);
    await simulation.until(({ now }) => now === 20_000);
    simulation.simulator.heartbeat(pendingId(simulation));
    expect((await simulation.until(({ nextDue }) => nextDue === 50_000)).status).toBe('WAITING');
    simulation.simulator.advanceToNextDue();
    expect(await simulation.until(isOver)).toMatchObject({ error: 'States.Timeout', now: 50_000 });
  });
});

describe('ramos que andam juntos', () => {
  const definition: Json = {
    StartAt: 'Juntos',
    States: {
      Juntos: {
        Type: 'Parallel',
        End: true,
        Branches: [
          { StartAt: 'Pedir', States: { Pedir: { Type: 'Task', Resource: INVOKE, End: true } } },
          {
            StartAt: 'Esperar',
            States: {
              Esperar: { Type: 'Wait', Seconds: HOUR, Next: 'Perguntar' },
              Perguntar: { Type: 'Task', Resource: INVOKE, End: true },
            },
          },
        ],
      },
    },
  };

  it('dada uma pergunta num ramo, então a espera do outro também para; deixando passar, ela anda até a próxima pergunta', async () => {
    const simulation = simulate({ definition });
    expect(await simulation.until(isWaiting)).toMatchObject({ now: 0, nextDue: HOUR * 1000 });
    // Pediu-se um dia, mas a segunda pergunta para o tempo antes.
    simulation.simulator.advance(24 * HOUR);
    const { now, pending } = await simulation.until(({ pending }) => pending.length === 2);
    expect(now).toBe(HOUR * 1000);
    for (const { id, state } of pending) simulation.simulator.answer(id, { result: state });
    expect((await simulation.until(isOver)).output).toEqual(['Pedir', 'Perguntar']);
  });
});

describe('as respostas de mentira', () => {
  const twice = {
    StartAt: 'A',
    States: {
      A: {
        Type: 'Map',
        ItemProcessor: { StartAt: 'Pedir', States: { Pedir: { Type: 'Task', Resource: INVOKE, End: true } } },
        End: true,
      },
    },
  };

  it('dadas duas para três pedidos, então a última se repete', async () => {
    const simulation = simulate({
      definition: twice,
      input: [1, 2, 3],
      mocks: { Pedir: [{ result: 'a' }, { result: 'b' }] },
    });
    expect((await simulation.until(isOver)).output).toEqual(['a', 'b', 'b']);
  });

  it('dadas com os argumentos a que respondem, então a ordem dos pedidos não importa', async () => {
    const mocks = {
      Pedir: [
        { result: 'de 2', when: 2 },
        { result: 'de 1', when: 1 },
      ],
    };
    const simulation = simulate({ definition: twice, input: [1, 2], mocks });
    expect((await simulation.until(isOver)).output).toEqual(['de 1', 'de 2']);
  });

  it('dada uma que falha e outra que não, então o Retry chega à segunda, com as demoras no relógio', async () => {
    const Retry = [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 5 }];
    const mocks = {
      Pedir: [
        { error: 'Caiu', delaySeconds: 2 },
        { result: 'ok', delaySeconds: 1 },
      ],
    };
    const simulation = simulate({ definition: lone({ Retry }), mocks });
    expect(await simulation.until(isOver)).toMatchObject({ output: 'ok', now: 8000 });
  });

  it('dado um nome de estado que é de um método de objeto, então não há resposta para ele', async () => {
    const definition = {
      StartAt: 'toString',
      States: { toString: { Type: 'Task', Resource: INVOKE, End: true } },
    };
    expect((await simulate({ definition }).until(isWaiting)).pending).toHaveLength(1);
  });
});

describe('o que dá errado', () => {
  it('dada uma definição que a AWS recusaria, então a situação é INVALID, com os achados', async () => {
    const { diagnostics } = await simulate({ definition: lone({ Next: 'Nenhum' }) }).until(
      ({ status }) => status === 'INVALID',
    );
    expect(diagnostics?.[0]).toHaveProperty('code');
    expect((await simulate({ definition: '{ "StartAt": ' }).until(isOver)).diagnostics?.[0]?.code).toBe(
      'INVALID_JSON_DESCRIPTION',
    );
  });

  const endless = {
    StartAt: 'A',
    States: {
      A: { Type: 'Pass', Next: 'B' },
      B: { Type: 'Choice', Choices: [{ Variable: '$', IsPresent: true, Next: 'A' }], Default: 'C' },
      C: { Type: 'Succeed' },
    },
  };

  it('dado um laço sem fim, então ele acaba em 25.000 eventos, e os avisos vêm em lotes', async () => {
    const simulation = simulate({ definition: endless });
    expect(await simulation.until(isOver)).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
    expect(simulation.events).toHaveLength(25_000);
    expect(simulation.events.map(({ id }) => id)).toEqual(
      Array.from({ length: 25_000 }, (_, index) => index + 1),
    );
  });

  it('dado o mesmo laço numa máquina Express, que não tem esse limite, então o simulador para e diz por quê', async () => {
    const { status, notice } = await simulate({ definition: endless, type: 'EXPRESS' }).until(isOver);
    expect(status).toBe('ABORTED');
    expect(notice).toContain('25.000 eventos');
  });

  it('dado um laço com dados enormes, então os valores deixam de vir, e antes de encher a memória ele para', async () => {
    const simulation = simulate({ definition: endless, input: 'x'.repeat(200_000) });
    const { status, notice } = await simulation.until(isOver);
    expect(status).toBe('ABORTED');
    expect(notice).toContain('dados');
    const entered = simulation.events.flatMap(
      ({ stateEnteredEventDetails }) => stateEnteredEventDetails ?? [],
    );
    expect(entered[0]).toMatchObject({ inputDetails: { truncated: false } });
    expect(entered[0]?.input).toHaveLength(200_002);
    expect(entered.at(-1)).toMatchObject({
      name: expect.any(String),
      input: '',
      inputDetails: { truncated: true },
    });
  });
});

import type { HistoryEvent } from '@aws-sdk/client-sfn';
import { describe, expect, test } from 'vitest';
import { pathOf } from './history-path.ts';

/** Um evento, como a AWS o dá: tipo, o evento anterior e o que mais houver. O id é a posição na lista. */
type Short = readonly [type: string, previous: number, details?: string | Partial<HistoryEvent>];

function history(...events: Short[]): HistoryEvent[] {
  return events.map(([type, previousEventId, details = {}], index) => {
    const named =
      typeof details !== 'string'
        ? details
        : type.endsWith('StateEntered')
          ? { stateEnteredEventDetails: { name: details } }
          : { stateExitedEventDetails: { name: details } };
    return { id: index + 1, previousEventId, type, timestamp: new Date(0), ...named } as HistoryEvent;
  });
}

const taskFailed = (error: string): Partial<HistoryEvent> => ({
  taskFailedEventDetails: { resourceType: 'lambda', resource: 'invoke', error },
});

describe('o caminho de uma execução', () => {
  test('dada uma execução que terminou bem, cada estado foi deixado', () => {
    const events = history(
      ['ExecutionStarted', 0],
      ['PassStateEntered', 0, 'Receber'],
      ['PassStateExited', 2, 'Receber'],
      ['SucceedStateEntered', 3, 'Fim'],
      ['SucceedStateExited', 4, 'Fim'],
      ['ExecutionSucceeded', 5],
    );
    expect(pathOf(events)).toEqual([
      { state: 'Receber', outcome: 'exited' },
      { state: 'Fim', outcome: 'exited' },
    ]);
  });

  test('dado um erro que ninguém tratou, o estado da vez falhou com ele', () => {
    const events = history(
      ['ExecutionStarted', 0],
      ['TaskStateEntered', 0, 'Cobrar'],
      ['TaskScheduled', 2],
      ['TaskFailed', 3, taskFailed('SemLimite')],
      ['ExecutionFailed', 4, { executionFailedEventDetails: { error: 'SemLimite' } }],
    );
    expect(pathOf(events)).toEqual([{ state: 'Cobrar', outcome: 'failed', error: 'SemLimite' }]);
  });

  test('dado um estado Fail, ele falhou com o erro da execução', () => {
    const events = history(
      ['ExecutionStarted', 0],
      ['FailStateEntered', 0, 'Sem dinheiro'],
      ['ExecutionFailed', 2, { executionFailedEventDetails: { error: 'SaldoInsuficiente' } }],
    );
    expect(pathOf(events)).toEqual([
      { state: 'Sem dinheiro', outcome: 'failed', error: 'SaldoInsuficiente' },
    ]);
  });

  test('dado um erro que um Catch pegou, a visita diz qual foi e o caminho segue', () => {
    const events = history(
      ['ExecutionStarted', 0],
      ['TaskStateEntered', 0, 'Cobrar'],
      ['TaskScheduled', 2],
      ['TaskFailed', 3, taskFailed('SemLimite')],
      ['TaskStateExited', 4, 'Cobrar'],
      ['PassStateEntered', 5, 'Avisar'],
      ['PassStateExited', 6, 'Avisar'],
      ['ExecutionSucceeded', 7],
    );
    expect(pathOf(events)).toEqual([
      { state: 'Cobrar', outcome: 'caught', error: 'SemLimite' },
      { state: 'Avisar', outcome: 'exited' },
    ]);
  });

  test('dada uma tentativa que falhou e outra que deu certo, a visita terminou bem', () => {
    const events = history(
      ['ExecutionStarted', 0],
      ['TaskStateEntered', 0, 'Cobrar'],
      ['TaskScheduled', 2],
      ['TaskFailed', 3, taskFailed('Lambda.TooManyRequestsException')],
      ['TaskScheduled', 4],
      ['TaskSucceeded', 5],
      ['TaskStateExited', 6, 'Cobrar'],
      ['ExecutionSucceeded', 7],
    );
    expect(pathOf(events)).toEqual([{ state: 'Cobrar', outcome: 'exited' }]);
  });

  test('dada uma execução interrompida, o estado da vez não terminou', () => {
    const events = history(
      ['ExecutionStarted', 0],
      ['WaitStateEntered', 0, 'Esperar'],
      ['WaitStateAborted', 2],
      ['ExecutionAborted', 3],
    );
    expect(pathOf(events)).toEqual([{ state: 'Esperar', outcome: 'aborted' }]);
  });

  test('dada uma expressão que falha, o erro é do estado que a AWS nomeia, embora o evento aponte para antes dele', () => {
    const events = history(
      ['ExecutionStarted', 0],
      ['PassStateEntered', 0, 'Calcular'],
      [
        'EvaluationFailed',
        0,
        {
          evaluationFailedEventDetails: {
            state: 'Calcular',
            error: 'States.QueryEvaluationError',
            cause: '',
          },
        },
      ],
      ['ExecutionFailed', 3, { executionFailedEventDetails: { error: 'States.QueryEvaluationError' } }],
    );
    expect(pathOf(events)).toEqual([
      { state: 'Calcular', outcome: 'failed', error: 'States.QueryEvaluationError' },
    ]);
  });

  test('dado um tipo de evento que não conta nada, ele não muda o caminho', () => {
    expect(pathOf(history(['ExecutionStarted', 0]))).toEqual([]);
    expect(pathOf([])).toEqual([]);
  });
});

describe('o caminho por um Parallel', () => {
  test('dado um ramo que falha enquanto o outro espera, o erro é do ramo que falhou', () => {
    const events = history(
      ['ExecutionStarted', 0],
      ['ParallelStateEntered', 0, 'Reservar'],
      ['ParallelStateStarted', 2],
      ['TaskStateEntered', 3, 'Voo'],
      ['TaskScheduled', 4],
      ['TaskStateEntered', 3, 'Hotel'],
      ['TaskScheduled', 6],
      ['TaskFailed', 5, taskFailed('SemVoo')],
      ['TaskStateAborted', 7],
      ['ParallelStateFailed', 8],
      ['ExecutionFailed', 10, { executionFailedEventDetails: { error: 'SemVoo' } }],
    );
    expect(pathOf(events)).toEqual([
      { state: 'Reservar', outcome: 'failed', error: 'SemVoo' },
      { state: 'Voo', outcome: 'failed', error: 'SemVoo' },
      { state: 'Hotel', outcome: 'aborted' },
    ]);
  });

  test('dado um Catch no Parallel, ele pegou o erro do ramo e o caminho segue', () => {
    const events = history(
      ['ExecutionStarted', 0],
      ['ParallelStateEntered', 0, 'Reservar'],
      ['ParallelStateStarted', 2],
      ['TaskStateEntered', 3, 'Voo'],
      ['TaskFailed', 4, taskFailed('SemVoo')],
      ['ParallelStateFailed', 5],
      ['ParallelStateExited', 6, 'Reservar'],
      ['PassStateEntered', 7, 'Desfazer'],
      ['PassStateExited', 8, 'Desfazer'],
    );
    expect(pathOf(events)).toEqual([
      { state: 'Reservar', outcome: 'caught', error: 'SemVoo' },
      { state: 'Voo', outcome: 'failed', error: 'SemVoo' },
      { state: 'Desfazer', outcome: 'exited' },
    ]);
  });

  test('dados ramos que se misturam e terminam bem, cada visita terminou bem', () => {
    const events = history(
      ['ExecutionStarted', 0],
      ['ParallelStateEntered', 0, 'Reservar'],
      ['ParallelStateStarted', 2],
      ['TaskStateEntered', 3, 'Voo'],
      ['PassStateEntered', 3, 'Hotel'],
      ['TaskFailed', 4, taskFailed('Lento')],
      ['PassStateExited', 5, 'Hotel'],
      ['TaskScheduled', 6],
      ['TaskSucceeded', 8],
      ['TaskStateExited', 9, 'Voo'],
      ['ParallelStateSucceeded', 10],
      ['ParallelStateExited', 10, 'Reservar'],
    );
    expect(pathOf(events).map(({ state, outcome }) => `${state} ${outcome}`)).toEqual([
      'Reservar exited',
      'Voo exited',
      'Hotel exited',
    ]);
  });
});

describe('o caminho por um Map', () => {
  const started = (index: number) => ({ mapIterationStartedEventDetails: { name: 'Itens', index } });

  test('dados dois itens ao mesmo tempo no mesmo estado, cada um tem a própria visita', () => {
    const events = history(
      ['ExecutionStarted', 0],
      ['MapStateEntered', 0, 'Itens'],
      ['MapStateStarted', 2],
      ['MapIterationStarted', 3, started(0)],
      ['MapIterationStarted', 3, started(1)],
      ['TaskStateEntered', 4, 'Preparar'],
      ['TaskStateEntered', 5, 'Preparar'],
      ['TaskFailed', 6, taskFailed('SemForno')],
      ['TaskSucceeded', 7],
      ['TaskStateExited', 9, 'Preparar'],
      ['TaskStateExited', 8, 'Preparar'],
      ['MapIterationSucceeded', 10],
      ['MapIterationSucceeded', 11],
      ['MapStateSucceeded', 13],
      ['MapStateExited', 13, 'Itens'],
    );
    expect(pathOf(events)).toEqual([
      { state: 'Itens', outcome: 'exited' },
      { state: 'Preparar', outcome: 'caught', error: 'SemForno' },
      { state: 'Preparar', outcome: 'exited' },
    ]);
  });

  test('dado um item que falha, o Map falha com o erro dele e o outro item não terminou', () => {
    const events = history(
      ['ExecutionStarted', 0],
      ['MapStateEntered', 0, 'Itens'],
      ['MapStateStarted', 2],
      ['MapIterationStarted', 3, started(0)],
      ['MapIterationStarted', 3, started(1)],
      ['TaskStateEntered', 4, 'Preparar'],
      ['TaskStateEntered', 5, 'Preparar'],
      ['TaskFailed', 6, taskFailed('SemForno')],
      ['MapIterationFailed', 8],
      ['MapIterationAborted', 7],
      ['MapStateFailed', 9],
      ['ExecutionFailed', 11, { executionFailedEventDetails: { error: 'SemForno' } }],
    );
    expect(pathOf(events)).toEqual([
      { state: 'Itens', outcome: 'failed', error: 'SemForno' },
      { state: 'Preparar', outcome: 'failed', error: 'SemForno' },
      { state: 'Preparar', outcome: 'aborted' },
    ]);
  });
});

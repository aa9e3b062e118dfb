import { describe, expect, test } from 'vitest';
import type { HistoryEvent, HistoryEventType } from '../../../../shared/asl/index.ts';
import type { TimelineRow } from './engine/types.ts';
import { lightsOf, nextState, pauseBefore, previousState } from './playback.ts';

const event = (id: number, type: HistoryEventType, seconds: number): HistoryEvent =>
  ({ id, type, timestamp: seconds, previousEventId: id - 1 }) as HistoryEvent;

const events = [
  event(1, 'ExecutionStarted', 0),
  event(2, 'WaitStateEntered', 0),
  event(3, 'WaitStateExited', 3600),
  event(4, 'PassStateEntered', 3600),
  event(5, 'PassStateExited', 3600),
  event(6, 'ExecutionSucceeded', 3600),
];

describe('quanto esperar entre um evento e o seguinte', () => {
  test('a velocidade divide o tempo virtual', () => {
    expect(pauseBefore(events, 2, 100)).toBe(36_000);
    expect(pauseBefore(events, 2, 1000)).toBe(3600);
  });

  test('uma espera longa demais não prende ninguém, e pular não espera', () => {
    expect(pauseBefore(events, 2, 1)).toBe(60_000);
    expect(pauseBefore(events, 2, 'skip')).toBeLessThan(300);
  });

  test('um estado que acende fica um instante na tela, mesmo sem tempo virtual', () => {
    expect(pauseBefore(events, 3, 1)).toBeGreaterThan(pauseBefore(events, 4, 1));
  });

  test('no fim, não há o que esperar', () => {
    expect(pauseBefore(events, events.length, 1)).toBe(0);
  });
});

describe('andar de estado em estado', () => {
  test('para a frente, até entrar no próximo, e depois até o fim', () => {
    expect(nextState(events, 1)).toBe(2);
    expect(nextState(events, 2)).toBe(4);
    expect(nextState(events, 4)).toBe(6);
  });

  test('para trás, até a entrada anterior, e nunca antes do começo', () => {
    expect(previousState(events, 6)).toBe(4);
    expect(previousState(events, 4)).toBe(2);
    expect(previousState(events, 2)).toBe(1);
    expect(previousState(events, 1)).toBe(1);
  });
});

test('o caminho acende com o fim de cada visita, e o estado de agora fica ativo', () => {
  const row = (name: string, outcome: TimelineRow['outcome'], error?: string): TimelineRow => ({
    eventId: 1,
    lastEventId: 1,
    name,
    type: 'Task',
    depth: 0,
    start: 0,
    segments: [],
    outcome,
    ...(error ? { error } : {}),
  });
  expect(
    lightsOf([row('Pedir', 'succeeded'), row('Cobrar', 'caught', 'SemSaldo'), row('Avisar', 'running')]),
  ).toEqual({
    path: [
      { state: 'Pedir', outcome: 'exited' },
      { state: 'Cobrar', outcome: 'caught', error: 'SemSaldo' },
      { state: 'Avisar', outcome: 'exited' },
    ],
    active: ['Avisar'],
  });
});

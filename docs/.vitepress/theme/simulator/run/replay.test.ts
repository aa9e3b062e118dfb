import { describe, expect, test } from 'vitest';
import type { HistoryEvent } from '../../../../../shared/asl/index.ts';
import type { TimelineRow } from '../engine/types.ts';
import { lightsOf, nextState, pauseBefore, previousState, spoken, strideOf } from './replay.ts';

const event = (id: number, type: string, timestamp = id): HistoryEvent =>
  ({ id, previousEventId: id - 1, type, timestamp }) as HistoryEvent;
const EVENTS = [
  event(1, 'ExecutionStarted', 0),
  event(2, 'PassStateEntered', 0),
  event(3, 'PassStateExited', 0),
  event(4, 'WaitStateEntered', 0),
  event(5, 'WaitStateExited', 3600),
  event(6, 'ExecutionSucceeded', 3600),
];

describe('andar pela história', () => {
  test('um estado por vez, para a frente e para trás', () => {
    expect(nextState(EVENTS, 0)).toBe(2);
    expect(nextState(EVENTS, 2)).toBe(4);
    expect(nextState(EVENTS, 4)).toBe(6);
    expect(previousState(EVENTS, 6)).toBe(4);
    expect(previousState(EVENTS, 4)).toBe(2);
    expect(previousState(EVENTS, 2)).toBe(1);
    expect(previousState(EVENTS, 1)).toBe(0);
  });

  test('a espera de uma hora dura conforme a velocidade', () => {
    expect(pauseBefore(EVENTS, 4, 1)).toBe(3_600_000);
    expect(pauseBefore(EVENTS, 4, 100)).toBe(36_000);
    expect(pauseBefore(EVENTS, 4, 'skip')).toBeLessThan(1000);
  });

  test('uma história longa passa em avanços maiores só quando as esperas se pulam', () => {
    expect(strideOf(20, 'skip')).toBe(1);
    expect(strideOf(25_000, 'skip')).toBeGreaterThan(100);
    expect(strideOf(25_000, 1)).toBe(1);
  });
});

test('o estado em que a execução está se acende, mas ainda não foi percorrido', () => {
  const rows = [
    { name: 'A', outcome: 'succeeded' },
    { name: 'B', outcome: 'timed-out', error: 'States.Timeout' },
    { name: 'C', outcome: 'running' },
  ] as TimelineRow[];

  expect(lightsOf(rows)).toEqual({
    path: [
      { state: 'A', outcome: 'exited' },
      { state: 'B', outcome: 'failed', error: 'States.Timeout' },
    ],
    active: ['C'],
  });
});

test.each([
  [0, '0 s'],
  [1500, '1,5 s'],
  [125_000, '2 min 5 s'],
  [273_600_000, '3 d 4 h'],
])('%i ms se diz %s', (milliseconds, words) => {
  expect(spoken(milliseconds)).toBe(words);
});

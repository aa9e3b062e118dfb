import { expect, test } from 'vitest';
import { durationWords, segmentsWords } from './words.ts';

test.each([
  [0, '0 ms'],
  [250, '250 ms'],
  [2500, '2,5 s'],
  [180_000, '3 min'],
  [5_400_000, '1,5 h'],
  [259_200_000, '3 d'],
])('%i ms se lê "%s"', (ms, words) => expect(durationWords(ms)).toBe(words));

test('as tentativas e as esperas entre elas se leem na ordem', () => {
  const base = { eventId: 1, lastEventId: 2, name: 'Cobrar', type: 'Task', depth: 0, start: 0 } as const;
  expect(
    segmentsWords(
      {
        ...base,
        outcome: 'running',
        segments: [
          { kind: 'attempt', attempt: 0, start: 0, end: 1000, outcome: 'failed', error: 'Cheio', eventId: 1 },
          { kind: 'backoff', attempt: 0, start: 1000, end: 3000, outcome: 'succeeded', eventId: 2 },
          { kind: 'attempt', attempt: 1, start: 3000, outcome: 'running', eventId: 3 },
        ],
      },
      4000,
    ),
  ).toBe('1ª tentativa (1 s, Cheio), espera antes de tentar de novo (2 s), 2ª tentativa (1 s)');
});

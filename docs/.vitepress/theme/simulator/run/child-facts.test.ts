import { expect, test } from 'vitest';
import type { HistoryEvent } from '../../../../../shared/asl/index.ts';
import { childFacts } from './child-facts.ts';

/** Só o que a história desta filha precisa ter. */
const event = (id: number, rest: object) =>
  ({ id, previousEventId: id - 1, timestamp: id, ...rest }) as unknown as HistoryEvent;
const STARTED = event(1, { type: 'ExecutionStarted', executionStartedEventDetails: { input: '{"n":1}' } });

test('dada uma filha que deu certo, a entrada e a saída', () => {
  const end = event(2, { type: 'ExecutionSucceeded', executionSucceededEventDetails: { output: '2' } });
  expect(childFacts([STARTED, end])).toEqual({ outcome: 'succeeded', input: '{"n":1}', output: '2' });
});

test('dada uma que falhou, o erro e a causa', () => {
  const end = event(2, { type: 'ExecutionFailed', executionFailedEventDetails: { error: 'E', cause: 'C' } });
  expect(childFacts([STARTED, end])).toEqual({ outcome: 'failed', input: '{"n":1}', error: 'E', cause: 'C' });
});

test('dada uma que ainda anda, só a entrada', () => {
  expect(childFacts([STARTED])).toEqual({ outcome: 'running', input: '{"n":1}' });
});

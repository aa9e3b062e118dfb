import { expect, test } from 'vitest';
import { GoalNotMet, must } from './goal-not-met.ts';

const shortfall = { reason: 'troco', expected: 'O troco deveria ser 25.', happened: 'O troco foi 30.' };

test('dada uma condição que vale, must segue adiante', () => {
  expect(() => must(true, shortfall)).not.toThrow();
});

test('dada uma condição que não vale, must lança o que era esperado e o que aconteceu', () => {
  let thrown: unknown;
  try {
    must(false, shortfall);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(GoalNotMet);
  expect(thrown).toMatchObject({ message: 'O troco deveria ser 25. O troco foi 30.', shortfall });
});

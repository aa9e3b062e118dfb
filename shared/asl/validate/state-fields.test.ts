import { expect, test } from 'vitest';
import { stateFields } from './state-fields.ts';

test('os campos de cada tipo dizem em que linguagem existem', () => {
  const { Task, Wait, Choice, Succeed } = stateFields();
  expect(Task).toMatchObject({
    Type: 'both',
    Resource: 'both',
    Arguments: 'JSONata',
    ResultPath: 'JSONPath',
  });
  expect(Wait).toMatchObject({ Seconds: 'both', SecondsPath: 'JSONPath', Next: 'both' });
  expect(Choice).toHaveProperty('Default');
  expect(Succeed).not.toHaveProperty('Next');
});

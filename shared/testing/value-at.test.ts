import { expect, test } from 'vitest';
import { valueAt } from './value-at.ts';

test('dado um caminho, diz o valor que há lá; onde não há, nada', () => {
  const alarm = { Dimensions: [{ Value: 'arn' }], Threshold: 0, Metrics: null };
  expect(valueAt(alarm, 'Dimensions', 0, 'Value')).toBe('arn');
  expect(valueAt(alarm, 'Threshold')).toBe(0);
  expect(valueAt(alarm, 'Dimensions', 1, 'Value')).toBeUndefined();
  expect(valueAt(alarm, 'Metrics', 'length')).toBeUndefined();
  expect(valueAt(alarm, 'constructor')).toBeUndefined();
  expect(valueAt(undefined, 'Dimensions')).toBeUndefined();
});

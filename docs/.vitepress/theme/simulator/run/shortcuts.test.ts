import { expect, test } from 'vitest';
import { shortcutOf } from './shortcuts.ts';

const PLAIN = { key: '', code: '', altKey: false, ctrlKey: false, metaKey: false };

test.each([
  [{ key: 'Enter', code: 'Enter', ctrlKey: true }, 'run'],
  [{ key: 'Enter', code: 'Enter', metaKey: true }, 'run'],
  [{ key: '≥', code: 'Period', altKey: true }, 'step'],
  [{ key: ',', code: 'Comma', altKey: true }, 'back'],
  [{ key: '0', code: 'Digit0', altKey: true }, 'restart'],
  [{ key: 'Enter', code: 'Enter' }, undefined],
  [{ key: '.', code: 'Period' }, undefined],
  [{ key: '.', code: 'Period', altKey: true, ctrlKey: true }, undefined],
])('%o pede %s', (keys, expected) => {
  expect(shortcutOf({ ...PLAIN, ...keys })).toBe(expected);
});

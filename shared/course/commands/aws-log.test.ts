import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { logLine } from './aws-log.ts';

const entry = {
  kind: 'model',
  modelId: 'amazon.nova-micro-v1:0',
  model: 'simulado',
  isSimulated: true,
  inputTokens: 120,
  outputTokens: 45,
  milliseconds: 7,
} as const;
const shown = (change: object) => stripVTControlCharacters(logLine({ ...entry, ...change }) ?? '').trim();

describe('a linha de um pedido ao modelo', () => {
  test('dado um preço conhecido, diz os tokens, o custo na AWS e quem respondeu', () => {
    expect(shown({ costInDollars: 0.0000105 })).toBe(
      'amazon.nova-micro-v1:0 120 → 45 tokens, US$ 0,000011 na AWS (simulado)',
    );
  });

  test('dado um modelo sem preço, não inventa um', () => {
    expect(shown({})).toBe('amazon.nova-micro-v1:0 120 → 45 tokens (simulado)');
  });

  test('dada uma resposta cortada, diz o erro', () => {
    expect(shown({ error: 'ThrottlingException' })).toBe(
      'amazon.nova-micro-v1:0 ThrottlingException (simulado)',
    );
  });
});

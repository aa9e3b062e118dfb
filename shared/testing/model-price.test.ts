import { expect, test } from 'vitest';
import { modelPrice } from './model-price.ts';

test.each(['amazon.nova-2-lite-v1:0', 'us.amazon.nova-2-lite-v1:0'])(
  'dado %s, o preço é o do modelo, com fonte e data',
  (modelId) => {
    expect(modelPrice(modelId)).toEqual({
      input: 0.00033,
      output: 0.00275,
      source: expect.stringContaining('models.dev'),
      date: '2026-07',
    });
  },
);

test.each(['amazon.nao-existe', 'anthropic.claude-sonnet-4-5-20250929-v1:0'])(
  'dado %s, que não tem preço no catálogo, o erro diz qual é',
  (modelId) => {
    expect(() => modelPrice(modelId)).toThrow(modelId);
  },
);

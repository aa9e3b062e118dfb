import { expect, test } from 'vitest';
import { createModel } from './create-model.ts';
import { UnknownModel } from './model.ts';

test.each([
  [undefined, 'simulado'],
  ['simulado', 'simulado'],
  ['ollama', 'ollama'],
  ['ollama:qwen3:8b', 'ollama:qwen3:8b'],
])('dada a escolha %s, então o modelo se apresenta como %s', async (choice, name) => {
  expect(await createModel(choice)).toMatchObject({ kind: 'generative', name });
});

test('dada a escolha bedrock:sa-east-1, então o pedido vai ao Bedrock daquela região', async () => {
  expect(await createModel('bedrock:sa-east-1')).toEqual({
    kind: 'bedrock',
    name: 'bedrock',
    region: 'sa-east-1',
  });
});

test.each(['gpt', 'ollama:', 'simulado:x', 'bedrock:aqui', ''])(
  'dada a escolha "%s", então ela é recusada',
  async (choice) => {
    await expect(createModel(choice)).rejects.toThrow(UnknownModel);
  },
);

import { describe, expect, test } from 'vitest';
import { invoke, model } from './test-bedrock.ts';
import { HAIKU, HAIKU_3, NOVA } from './test-model-ids.ts';

const LLAMA = 'meta.llama3-8b-instruct-v1:0';
const claudeBody = {
  anthropic_version: 'bedrock-2023-05-31',
  max_tokens: 100,
  messages: [{ role: 'user', content: 'Três pratos?' }],
};
const novaBody = { messages: [{ role: 'user', content: [{ text: 'Três pratos?' }] }] };

describe('o corpo de outra família', () => {
  const tail = ', please reformat your input and try again.';
  const refusals: [string, string, unknown, string][] = [
    [
      'o corpo do Cohere no Nova',
      NOVA,
      { prompt: 'oi', max_tokens: 10 },
      `Malformed input request: #: required key [messages] not found#: extraneous key [prompt] is not permitted#: extraneous key [max_tokens] is not permitted${tail}`,
    ],
    [
      'o corpo do Claude no Nova',
      NOVA,
      claudeBody,
      `Malformed input request: #: extraneous key [anthropic_version] is not permitted#: extraneous key [max_tokens] is not permitted#/messages/0/content: expected type: JSONArray, found: String${tail}`,
    ],
    [
      'um prompt no Claude 3',
      HAIKU_3,
      { prompt: 'oi' },
      '"claude-3-haiku-20240307" is not supported on this API. Please use the Messages API instead.',
    ],
    ['o corpo do Nova no Claude 4', HAIKU, novaBody, 'anthropic_version: Field required'],
    [
      'um Claude 4 sem max_tokens',
      HAIKU,
      { anthropic_version: 'bedrock-2023-05-31', messages: [] },
      'max_tokens: Field required',
    ],
    [
      'um Claude 3 sem max_tokens',
      HAIKU_3,
      { anthropic_version: 'bedrock-2023-05-31', messages: [] },
      `Malformed input request: #: subject must not be valid against schema {"required":["messages"]}#: required key [max_tokens] not found${tail}`,
    ],
    [
      'um campo a mais no Claude 4',
      HAIKU,
      { ...claudeBody, prompt: 'oi' },
      'prompt: Extra inputs are not permitted',
    ],
    [
      'o corpo do Titan Text num modelo de vetores',
      'amazon.titan-embed-text-v2:0',
      { inputText: 'oi', textGenerationConfig: {} },
      `Malformed input request: #: extraneous key [textGenerationConfig] is not permitted${tail}`,
    ],
    [
      'o corpo do Titan num Cohere de vetores',
      'cohere.embed-english-v3',
      { inputText: 'oi' },
      `Malformed input request: #: required key [texts] not found#: required key [input_type] not found#: extraneous key [inputText] is not permitted${tail}`,
    ],
    [
      'uma geração longa demais no Llama',
      LLAMA,
      { prompt: 'oi', max_gen_len: 4096 },
      `Malformed input request: #/max_gen_len: 4096 is not less or equal to 2048${tail}`,
    ],
    [
      'nenhuma mensagem no Claude',
      HAIKU,
      { ...claudeBody, messages: [] },
      'messages: at least one message is required',
    ],
    [
      'papéis repetidos no Claude 3',
      HAIKU_3,
      { ...claudeBody, messages: [...claudeBody.messages, ...claudeBody.messages] },
      'messages: roles must alternate between "user" and "assistant", but found multiple "user" roles in a row',
    ],
    [
      'tokens além do limite do modelo',
      HAIKU_3,
      { ...claudeBody, max_tokens: 5000 },
      'The maximum tokens you requested exceeds the model limit of 4096. Try again with a maximum tokens value that is lower than 4096.',
    ],
    [
      'um pedido maior que a janela do modelo',
      LLAMA,
      { prompt: 'massa '.repeat(9000) },
      'Input is too long for requested model.',
    ],
    ['um corpo que não é JSON', NOVA, '{oi', `Malformed input request${tail}`],
    ['um corpo vazio', NOVA, '', `Malformed input request${tail}`],
    ['uma lista', NOVA, [], `Malformed input request: #: expected type: JSONObject, found: JSONArray${tail}`],
  ];

  test.each(refusals)('dado %s, recusa nas palavras da AWS', async (_what, modelId, body, message) => {
    await expect(invoke(modelId, body)).rejects.toMatchObject({
      name: 'ValidationException',
      message,
      $metadata: { httpStatusCode: 400 },
    });
    expect(model.requests).toEqual([]);
  });

  test('dados papéis repetidos no Claude 4, eles viram uma mensagem só', async () => {
    await invoke(HAIKU, { ...claudeBody, messages: [...claudeBody.messages, ...claudeBody.messages] });
    expect(model.requests[0]?.messages).toHaveLength(1);
  });
});

import { InvokeModelCommand, InvokeModelWithResponseStreamCommand } from '@aws-sdk/client-bedrock-runtime';
import { describe, expect, test } from 'vitest';
import { client, HAIKU, HAIKU_3, invoke, model, NOVA } from './test-bedrock.ts';

const LLAMA = 'meta.llama3-8b-instruct-v1:0';
const TITAN = 'amazon.titan-text-express-v1';
const COMMAND = 'cohere.command-text-v14';
const COMMAND_R = 'cohere.command-r-v1:0';
const claudeBody = {
  anthropic_version: 'bedrock-2023-05-31',
  max_tokens: 100,
  messages: [{ role: 'user', content: 'Três pratos?' }],
};
const novaBody = { messages: [{ role: 'user', content: [{ text: 'Três pratos?' }] }] };

async function stream(modelId: string, body: object): Promise<Record<string, unknown>[]> {
  const command = new InvokeModelWithResponseStreamCommand({ modelId, body: JSON.stringify(body) });
  const { body: events, contentType } = await client.send(command);
  expect(contentType).toBe('application/json');
  const chunks: Record<string, unknown>[] = [];
  for await (const { chunk } of events ?? [])
    chunks.push(JSON.parse(Buffer.from(chunk?.bytes ?? []).toString('utf8')) as Record<string, unknown>);
  return chunks;
}

const METRICS = 'amazon-bedrock-invocationMetrics';

describe('o corpo de cada família', () => {
  test('Claude: mensagens com ferramentas', async () => {
    const input = { sabor: 'calabresa' };
    model.script = () => ({ pieces: ['Anotei.', { toolUseId: 'toolu_1', name: 'anotar', input }] });
    const response = await invoke(HAIKU, {
      ...claudeBody,
      system: 'Você é um garçom.',
      stop_sequences: ['FIM'],
      temperature: 0.2,
      tools: [{ name: 'anotar', description: 'Anota', input_schema: { type: 'object' } }],
      tool_choice: { type: 'tool', name: 'anotar' },
    });
    expect(response).toEqual({
      id: expect.stringMatching(/^msg_bdrk_01\w{22}$/),
      type: 'message',
      role: 'assistant',
      model: 'claude-haiku-4-5-20251001',
      content: [
        { type: 'text', text: 'Anotei.' },
        { type: 'tool_use', id: 'toolu_1', name: 'anotar', input },
      ],
      stop_reason: 'tool_use',
      stop_sequence: null,
      usage: { input_tokens: 6, output_tokens: 2 },
    });
    expect(model.requests[0]).toEqual({
      modelId: HAIKU,
      system: ['Você é um garçom.'],
      messages: [{ role: 'user', content: [{ text: 'Três pratos?' }] }],
      tools: [{ name: 'anotar', description: 'Anota', inputSchema: { type: 'object' } }],
      toolChoice: { kind: 'tool', name: 'anotar' },
      maxTokens: 100,
      temperature: 0.2,
      topP: undefined,
      topK: undefined,
      stopSequences: ['FIM'],
    });
  });

  test('Claude: o resultado de uma ferramenta, com imagem e raciocínio', async () => {
    await invoke(HAIKU, {
      ...claudeBody,
      messages: [
        {
          role: 'user',
          content: [{ type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'AA==' } }],
        },
        {
          role: 'assistant',
          content: [
            { type: 'thinking', thinking: 'hmm', signature: 'x' },
            { type: 'tool_use', id: 't1', name: 'ver', input: {} },
          ],
        },
        {
          role: 'user',
          content: [{ type: 'tool_result', tool_use_id: 't1', is_error: true, content: 'não vi' }],
        },
      ],
    });
    expect(model.requests[0]?.messages.map(({ content }) => content)).toEqual([
      [{ attachment: { kind: 'image', format: 'png' } }],
      [{ toolUse: { toolUseId: 't1', name: 'ver', input: {} } }],
      [{ toolResult: { toolUseId: 't1', status: 'error', content: [{ text: 'não vi' }] } }],
    ]);
  });

  test('Nova: a resposta em output.message', async () => {
    const response = await invoke(NOVA, {
      schemaVersion: 'messages-v1',
      system: [{ text: 'Seja breve.' }],
      ...novaBody,
      inferenceConfig: { maxTokens: 50, temperature: 0.5, topP: 0.9, topK: 20, stopSequences: ['FIM'] },
    });
    expect(response).toEqual({
      output: { message: { role: 'assistant', content: [{ text: 'Uma resposta do roteiro.' }] } },
      stopReason: 'end_turn',
      usage: { inputTokens: 4, outputTokens: 4, totalTokens: 8 },
    });
    expect(model.requests[0]).toMatchObject({ maxTokens: 50, topK: 20, stopSequences: ['FIM'] });
  });

  test('Titan Text: a resposta em results', async () => {
    model.script = () => ({ pieces: ['Nhoque'], stopReason: 'max_tokens' });
    const body = { inputText: 'Um prato?', textGenerationConfig: { maxTokenCount: 1, stopSequences: [] } };
    expect(await invoke(TITAN, body)).toEqual({
      inputTextTokenCount: 2,
      results: [{ tokenCount: 1, outputText: 'Nhoque', completionReason: 'LENGTH' }],
    });
  });

  test('Llama: os cabeçalhos do prompt viram mensagens', async () => {
    const prompt =
      '<|begin_of_text|><|start_header_id|>system<|end_header_id|>\n\nSeja breve.<|eot_id|><|start_header_id|>user<|end_header_id|>\n\nUm prato?<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\n';
    expect(await invoke(LLAMA, { prompt, max_gen_len: 64 })).toEqual({
      generation: 'Uma resposta do roteiro.',
      prompt_token_count: 4,
      generation_token_count: 4,
      stop_reason: 'stop',
    });
    expect(model.requests[0]).toMatchObject({
      system: ['Seja breve.'],
      messages: [{ role: 'user', content: [{ text: 'Um prato?' }] }],
      maxTokens: 64,
    });
  });

  test('Cohere Command: a resposta em generations', async () => {
    expect(await invoke(COMMAND, { prompt: 'Um prato?', max_tokens: 100 })).toEqual({
      id: expect.any(String),
      prompt: 'Um prato?',
      generations: [{ id: expect.any(String), finish_reason: 'COMPLETE', text: 'Uma resposta do roteiro.' }],
    });
  });

  test('Cohere Command R: a conversa, as ferramentas e os seus resultados', async () => {
    model.script = () => ({ pieces: ['Ok', { toolUseId: 'c', name: 'preco', input: { prato: 'nhoque' } }] });
    const response = await invoke(COMMAND_R, {
      preamble: 'Seja breve.',
      chat_history: [
        { role: 'USER', message: 'oi' },
        { role: 'CHATBOT', message: 'olá' },
      ],
      message: 'Quanto custa?',
      tools: [
        {
          name: 'preco',
          description: 'O preço',
          parameter_definitions: { prato: { type: 'str', required: true } },
        },
      ],
    });
    expect(response).toMatchObject({
      text: 'Ok',
      finish_reason: 'COMPLETE',
      tool_calls: [{ name: 'preco', parameters: { prato: 'nhoque' } }],
    });
    expect(model.requests[0]).toMatchObject({
      system: ['Seja breve.'],
      messages: [{ role: 'user' }, { role: 'assistant' }, { content: [{ text: 'Quanto custa?' }] }],
      tools: [{ name: 'preco', inputSchema: { required: ['prato'] } }],
    });
    const call = { name: 'preco', parameters: { prato: 'nhoque' } };
    await invoke(COMMAND_R, { message: '', tool_results: [{ call, outputs: [{ preco: 42 }] }] });
    expect(model.requests[1]?.messages.at(-1)?.content).toEqual([
      { toolResult: { toolUseId: 'call_0', status: 'success', content: [{ json: { preco: 42 } }] } },
    ]);
  });

  test('Titan Embeddings: as dimensões pedidas, normalizadas ou não', async () => {
    const id = 'amazon.titan-embed-text-v2:0';
    const response = await invoke(id, { inputText: 'nhoque', dimensions: 256, normalize: true });
    expect(response).toMatchObject({ inputTextTokenCount: 1 });
    expect(response.embedding).toHaveLength(256);
    const { embedding } = await invoke(id, { inputText: 'nhoque', dimensions: 256, normalize: false });
    expect(Math.max(...(embedding as number[]))).toBe(16);
    const { embedding: first } = await invoke('amazon.titan-embed-text-v1', { inputText: 'nhoque' });
    expect(first).toHaveLength(1536);
  });

  test('Cohere Embed: um vetor por texto', async () => {
    const body = { texts: ['nhoque', 'lasanha'], input_type: 'search_query' };
    const response = await invoke('cohere.embed-multilingual-v3', body);
    expect(response).toMatchObject({ response_type: 'embeddings_floats', texts: ['nhoque', 'lasanha'] });
    expect((response.embeddings as number[][]).map((vector) => vector.length)).toEqual([1024, 1024]);
  });
});

describe('o que não depende da família', () => {
  test('os cabeçalhos trazem os tokens, a latência e quem respondeu', async () => {
    const command = new InvokeModelCommand({ modelId: NOVA, body: JSON.stringify(novaBody) });
    let headers: Record<string, string> = {};
    command.middlewareStack.add(
      (next) => async (args) => {
        const result = await next(args);
        headers = (result.response as { headers: Record<string, string> }).headers;
        return result;
      },
      { step: 'deserialize', priority: 'low' },
    );
    const { contentType } = await client.send(command);
    expect(contentType).toBe('application/json');
    expect(headers).toMatchObject({
      'x-amzn-bedrock-input-token-count': '2',
      'x-amzn-bedrock-output-token-count': '4',
      'x-amzn-bedrock-invocation-latency': expect.stringMatching(/^\d+$/),
      'x-local-model': 'roteiro',
    });
  });

  test.each([
    ['o ARN do modelo', `arn:aws:bedrock:us-east-1::foundation-model/${NOVA}`],
    ['um perfil', 'us.amazon.nova-micro-v1:0'],
    ['o ARN do perfil', 'arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.amazon.nova-micro-v1:0'],
  ])('dado %s no lugar do id, responde igual', async (_what, modelId) => {
    await invoke(modelId, novaBody);
    expect(model.requests[0]?.modelId).toBe(modelId);
  });
});

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

describe('InvokeModelWithResponseStream', () => {
  test('Claude: de message_start a message_stop, com as medidas no fim', async () => {
    const input = { sabor: 'calabresa' };
    model.script = () => ({ pieces: ['A', 'B', { toolUseId: 't', name: 'anotar', input }] });
    const chunks = await stream(HAIKU, claudeBody);
    expect(chunks.map(({ type }) => type)).toEqual([
      'message_start',
      'content_block_start',
      'content_block_delta',
      'content_block_delta',
      'content_block_stop',
      'content_block_start',
      'content_block_delta',
      'content_block_stop',
      'message_delta',
      'message_stop',
    ]);
    expect(chunks[0]?.message).toMatchObject({ usage: { input_tokens: 2 } });
    expect(chunks[8]).toMatchObject({ delta: { stop_reason: 'tool_use' }, usage: { output_tokens: 3 } });
    expect(chunks[9]?.[METRICS]).toMatchObject({ inputTokenCount: 2, outputTokenCount: 3 });
  });

  test.each([
    [
      NOVA,
      novaBody,
      [
        'messageStart',
        'contentBlockDelta',
        'contentBlockDelta',
        'contentBlockStop',
        'messageStop',
        'metadata',
      ],
    ],
    [TITAN, { inputText: 'oi' }, ['outputText', 'outputText', 'outputText']],
    [LLAMA, { prompt: 'oi' }, ['generation', 'generation', 'generation']],
    [COMMAND_R, { message: 'oi' }, ['is_finished', 'is_finished', 'is_finished']],
    [COMMAND, { prompt: 'oi' }, ['generations']],
    [COMMAND, { prompt: 'oi', stream: true }, ['index', 'index', 'index']],
  ])('%s: os seus pedaços, e as medidas no último', async (modelId, body, keys) => {
    const chunks = await stream(modelId, body);
    expect(chunks.map((chunk) => Object.keys(chunk)[0])).toEqual(keys);
    expect(chunks.filter((chunk) => METRICS in chunk)).toEqual([chunks.at(-1)]);
  });

  test('dado um modelo de vetores, não há o que mandar aos pedaços', async () => {
    await expect(stream('amazon.titan-embed-text-v2:0', { inputText: 'oi' })).rejects.toMatchObject({
      name: 'ValidationException',
      message: 'The model is unsupported for streaming.',
    });
  });
});

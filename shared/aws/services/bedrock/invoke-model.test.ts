import { InvokeModelCommand } from '@aws-sdk/client-bedrock-runtime';
import { describe, expect, test } from 'vitest';
import { client, invoke, model } from './test-bedrock.ts';
import { HAIKU, NOVA } from './test-model-ids.ts';

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

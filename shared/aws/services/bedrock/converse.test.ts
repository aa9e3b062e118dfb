import { type ContentBlock, ConverseCommand } from '@aws-sdk/client-bedrock-runtime';
import { describe, expect, test } from 'vitest';
import { client, model } from './test-bedrock.ts';
import { HAIKU, NOVA } from './test-model-ids.ts';

const ask = (text: string) => [{ role: 'user' as const, content: [{ text }] }];
const tools = [
  { toolSpec: { name: 'anotar_pedido', inputSchema: { json: { type: 'object', properties: {} } } } },
];
const use = { toolUseId: 'tooluse_1', name: 'anotar_pedido', input: { sabor: 'calabresa' } };

describe('Converse', () => {
  test('dada uma pergunta, responde com texto, motivo, tokens e latência', async () => {
    const response = await client.send(
      new ConverseCommand({
        modelId: NOVA,
        system: [{ text: 'Você é um garçom.' }],
        messages: ask('O que combina com massa?'),
        inferenceConfig: { maxTokens: 100, temperature: 0.5, topP: 0.9, stopSequences: ['FIM'] },
        performanceConfig: { latency: 'optimized' },
      }),
    );
    expect(response.output?.message).toEqual({
      role: 'assistant',
      content: [{ text: 'Uma resposta do roteiro.' }],
    });
    expect(response).toMatchObject({
      stopReason: 'end_turn',
      usage: { inputTokens: 9, outputTokens: 4, totalTokens: 13 },
      performanceConfig: { latency: 'optimized' },
    });
    expect(response.metrics?.latencyMs).toBeGreaterThanOrEqual(0);
    expect(model.requests).toEqual([
      {
        modelId: NOVA,
        system: ['Você é um garçom.'],
        messages: [{ role: 'user', content: [{ text: 'O que combina com massa?' }] }],
        tools: [],
        toolChoice: { kind: 'auto' },
        maxTokens: 100,
        temperature: 0.5,
        topP: 0.9,
        topK: undefined,
        stopSequences: ['FIM'],
      },
    ]);
  });

  test('dado um modelo que não é da AWS, a resposta diz quem respondeu', async () => {
    const response = await client.send(new ConverseCommand({ modelId: NOVA, messages: ask('oi') }));
    expect(response.trace?.promptRouter?.invokedModelId).toBe('roteiro');
  });

  test('dada uma ferramenta, ela é pedida, respondida, e a conversa continua', async () => {
    model.script = ({ messages }) =>
      messages.length === 1 ? { pieces: ['Vou anotar.', use] } : { pieces: ['Anotado!'] };
    const toolConfig = { tools, toolChoice: { tool: { name: 'anotar_pedido' } } };
    const first = await client.send(
      new ConverseCommand({ modelId: HAIKU, messages: ask('Uma calabresa'), toolConfig }),
    );
    expect(first.stopReason).toBe('tool_use');
    expect(first.output?.message?.content).toEqual([{ text: 'Vou anotar.' }, { toolUse: use }]);
    const toolResult: ContentBlock.ToolResultMember = {
      toolResult: { toolUseId: 'tooluse_1', status: 'success', content: [{ json: { numero: 7 } }] },
    };
    const second = await client.send(
      new ConverseCommand({
        modelId: HAIKU,
        messages: [
          ...ask('Uma calabresa'),
          { role: 'assistant', content: first.output?.message?.content },
          { role: 'user', content: [toolResult] },
        ],
        toolConfig,
      }),
    );
    expect(second.output?.message?.content).toEqual([{ text: 'Anotado!' }]);
    expect(model.requests[1]?.toolChoice).toEqual({ kind: 'tool', name: 'anotar_pedido' });
    expect(model.requests[1]?.messages[2]?.content).toEqual([
      { toolResult: { toolUseId: 'tooluse_1', status: 'success', content: [{ json: { numero: 7 } }] } },
    ]);
  });

  test.each([
    ['tokens demais', 'max_tokens' as const],
    ['a sequência de parada', 'stop_sequence' as const],
  ])('dado um fim por %s, o motivo é %s', async (_why, stopReason) => {
    model.script = () => ({ pieces: ['Era uma'], stopReason });
    const response = await client.send(new ConverseCommand({ modelId: NOVA, messages: ask('conte') }));
    expect(response.stopReason).toBe(stopReason);
  });

  test('dado um pedido de /stop_sequence, a resposta diz a sequência que a parou', async () => {
    model.script = () => ({ pieces: ['Era uma'], stopReason: 'stop_sequence', stopSequence: 'FIM' });
    const response = await client.send(
      new ConverseCommand({
        modelId: HAIKU,
        messages: ask('conte'),
        additionalModelResponseFieldPaths: ['/stop_sequence'],
      }),
    );
    expect(response.additionalModelResponseFields).toEqual({ stop_sequence: 'FIM' });
  });

  test('dada uma imagem, um modelo que vê a aceita e um que não vê a recusa', async () => {
    const image = { image: { format: 'png' as const, source: { bytes: new Uint8Array([1, 2]) } } };
    const messages = [{ role: 'user' as const, content: [image, { text: 'o que é?' }] }];
    await client.send(new ConverseCommand({ modelId: HAIKU, messages }));
    expect(model.requests[0]?.messages[0]?.content[0]).toEqual({
      attachment: { kind: 'image', format: 'png' },
    });
    await expect(client.send(new ConverseCommand({ modelId: NOVA, messages }))).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });
});

describe('as recusas do Converse', () => {
  type Input = ConstructorParameters<typeof ConverseCommand>[0];
  const toolUse = { role: 'assistant' as const, content: [{ toolUse: use }] };
  const refusals: [string, Partial<Input>, string][] = [
    [
      'um identificador que não existe',
      { modelId: 'amazon.nova-gigante-v1:0' },
      'The provided model identifier is invalid.',
    ],
    [
      'um modelo que só responde por perfil',
      { modelId: 'anthropic.claude-haiku-4-5-20251001-v1:0' },
      'Invocation of model ID anthropic.claude-haiku-4-5-20251001-v1:0 with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile that contains this model.',
    ],
    [
      'um modelo de vetores',
      { modelId: 'amazon.titan-embed-text-v2:0' },
      "This action doesn't support the model that you provided. Try again with a supported text or chat model.",
    ],
    [
      'uma conversa que começa pelo assistente',
      { messages: [{ role: 'assistant', content: [{ text: 'oi' }] }] },
      'A conversation must start with a user message. Try again with a conversation that starts with a user message.',
    ],
    [
      'dois turnos seguidos da mesma pessoa',
      { messages: [...ask('oi'), ...ask('olá')] },
      'A conversation must alternate between user and assistant roles. Make sure the conversation alternates between user and assistant roles and try again.',
    ],
    [
      'um texto em branco',
      { messages: ask(' ') },
      'The text field in the ContentBlock object at messages.0.content.0 is blank. Add text to the text field, and try again.',
    ],
    [
      'uma mensagem vazia',
      { messages: [{ role: 'user', content: [] }] },
      'The content field in the Message object at messages.0 is empty. Add a ContentBlock object to the content field and try again.',
    ],
    [
      'uma ferramenta sem resposta',
      { messages: [...ask('oi'), toolUse, ...ask('e aí?')], toolConfig: { tools } },
      'Expected toolResult blocks at messages.2.content for the following Ids: tooluse_1',
    ],
    [
      'ferramentas na conversa e não no pedido',
      { messages: [...ask('oi'), toolUse] },
      'The toolConfig field must be defined when using toolUse and toolResult content blocks.',
    ],
    [
      'mais respostas do que perguntas',
      {
        messages: [
          ...ask('oi'),
          { role: 'assistant', content: [{ text: 'sim?' }] },
          { role: 'user', content: [{ toolResult: { toolUseId: 'x', content: [{ text: 'a' }] } }] },
        ],
        toolConfig: { tools },
      },
      'The number of toolResult blocks at messages.2.content exceeds the number of toolUse blocks of previous turn.',
    ],
    [
      'tokens além do limite do modelo',
      { inferenceConfig: { maxTokens: 10_001 } },
      'The maximum tokens you requested exceeds the model limit of 10000. Try again with a maximum tokens value that is lower than 10000.',
    ],
    [
      'uma temperatura alta demais',
      { inferenceConfig: { temperature: 2 } },
      "1 validation error detected: Value '2' at 'inferenceConfig.temperature' failed to satisfy constraint: Member must have value less than or equal to 1",
    ],
    [
      'system num modelo que não o lê',
      { modelId: 'amazon.titan-text-express-v1', system: [{ text: 'seja breve' }] },
      "This model doesn't support system messages. Try again without a system message or use a model that supports system messages.",
    ],
    [
      'um campo a mais para um Claude 4',
      { modelId: HAIKU, additionalModelRequestFields: { criatividade: 1 } },
      'The model returned the following errors: criatividade: Extra inputs are not permitted',
    ],
    [
      'um campo a mais para um Nova',
      { additionalModelRequestFields: { criatividade: 1 } },
      'The model returned the following errors: Malformed input request: #: extraneous key [criatividade] is not permitted, please reformat your input and try again.',
    ],
    [
      'temperature e topP juntos num Claude 4.5',
      { modelId: HAIKU, inferenceConfig: { temperature: 0.5, topP: 0.5 } },
      'The model returned the following errors: `temperature` and `top_p` cannot both be specified for this model. Please use only one.',
    ],
  ];

  test.each(refusals)(
    'dado %s, é ValidationException nas palavras da AWS',
    async (_what, change, message) => {
      const command = new ConverseCommand({ modelId: NOVA, messages: ask('oi'), ...change });
      await expect(client.send(command)).rejects.toMatchObject({
        name: 'ValidationException',
        message,
        $metadata: { httpStatusCode: 400 },
      });
      expect(model.requests).toEqual([]);
    },
  );
});

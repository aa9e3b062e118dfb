import { InvokeModelWithResponseStreamCommand } from '@aws-sdk/client-bedrock-runtime';
import { describe, expect, test } from 'vitest';
import { client, model } from './test-bedrock.ts';
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

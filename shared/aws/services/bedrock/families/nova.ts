import type { Json, Usage } from '../../../../bedrock/model.ts';
import { readMessages, readSystem } from '../converse/content.ts';
import { converseEvents, converseMessage, converseUsage } from '../converse/events.ts';
import { listOrEmpty, refusal } from '../converse/reading.ts';
import { checkConversation } from '../converse/rules.ts';
import { readToolConfig } from '../converse/tools.ts';
import type { TextFamily } from './family.ts';
import type { Schema } from './schema.ts';
import { numberIn, textsIn } from './values.ts';
import { checkBody } from './wording.ts';

function schemaOf(maxTokens: number): Schema {
  const limit = { type: 'integer', min: 1, max: maxTokens } as const;
  const share = { type: 'number', min: 0, max: 1 } as const;
  const topK = { type: 'integer', min: 0, max: 128 } as const;
  const block: Schema = {
    type: 'object',
    fields: Object.fromEntries<Schema>(
      ['text', 'image', 'video', 'document', 'toolUse', 'toolResult', 'cachePoint', 'reasoningContent'].map(
        (name) => [name, { type: 'any' }],
      ),
    ),
  };
  const message: Schema = {
    type: 'object',
    required: ['role', 'content'],
    fields: {
      role: { type: 'string', values: ['user', 'assistant'] },
      content: { type: 'array', items: block },
    },
  };
  return {
    type: 'object',
    required: ['messages'],
    fields: {
      schemaVersion: { type: 'string', values: ['messages-v1'] },
      system: { type: 'array', items: { type: 'object' } },
      messages: { type: 'array', items: message },
      inferenceConfig: {
        type: 'object',
        fields: {
          maxTokens: limit,
          max_new_tokens: limit,
          temperature: share,
          topP: share,
          top_p: share,
          topK,
          top_k: topK,
          stopSequences: { type: 'array', items: { type: 'string' } },
          reasoningConfig: { type: 'object' },
        },
      },
      toolConfig: { type: 'object' },
      additionalModelRequestFields: { type: 'object' },
    },
  };
}

/** Amazon Nova: o corpo é quase o do `Converse`. */
export const nova: TextFamily = {
  kind: 'text',
  read(body, entry, modelId) {
    checkBody(body, schemaOf(entry.maxOutputTokens));
    const messages = readMessages(body.messages);
    if (messages.length === 0) throw refusal('The messages field is empty. Add a message and try again.');
    const { tools, toolChoice } = readToolConfig(body.toolConfig);
    checkConversation(messages, body.toolConfig !== undefined);
    const config = body.inferenceConfig;
    return {
      modelId,
      system: readSystem(listOrEmpty(body.system)),
      messages,
      tools,
      toolChoice,
      maxTokens: numberIn(config, 'maxTokens', 'max_new_tokens') ?? entry.maxOutputTokens,
      temperature: numberIn(config, 'temperature'),
      topP: numberIn(config, 'topP', 'top_p'),
      topK: numberIn(config, 'topK', 'top_k'),
      stopSequences: textsIn(config, 'stopSequences'),
    };
  },
  write(answer) {
    return {
      output: { message: converseMessage(answer) as unknown as Json },
      stopReason: answer.stopReason,
      usage: converseUsage(answer.usage) as Json,
    };
  },
  async *stream(events) {
    let usage: Usage = { inputTokens: 0, outputTokens: 0 };
    const record = (final: Usage) => {
      usage = final;
    };
    for await (const { type, payload } of converseEvents(events, record)) yield { [type]: payload };
    yield { metadata: { usage: converseUsage(usage), metrics: {}, trace: {} } };
  },
};

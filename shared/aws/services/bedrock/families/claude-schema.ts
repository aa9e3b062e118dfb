import { AwsError } from '../../../errors.ts';
import type { JsonObject } from '../../../json.ts';
import type { ModelEntry } from '../models/model-entry.ts';
import type { Schema } from './schema.ts';
import { checkBody, checkInput } from './wording.ts';

const any: Schema = { type: 'any' };
const text: Schema = { type: 'string' };
const share: Schema = { type: 'number', min: 0, max: 1 };
const block: Schema = { type: 'object', required: ['type'] };
const content: Schema = { type: 'either', options: [text, { type: 'array', items: { type: 'object' } }] };

const schema: Schema = {
  type: 'object',
  required: ['anthropic_version', 'max_tokens', 'messages'],
  fields: {
    anthropic_version: { type: 'string', values: ['bedrock-2023-05-31'] },
    anthropic_beta: any,
    max_tokens: { type: 'integer', min: 1 },
    messages: {
      type: 'array',
      items: {
        type: 'object',
        required: ['role', 'content'],
        fields: { role: { type: 'string', values: ['user', 'assistant'] }, content },
      },
    },
    metadata: any,
    output_config: any,
    stop_sequences: { type: 'array', items: text },
    system: { type: 'either', options: [text, { type: 'array', items: block }] },
    temperature: share,
    thinking: { type: 'object' },
    tool_choice: { type: 'object', required: ['type'] },
    tools: { type: 'array', items: { type: 'object', required: ['name'] } },
    top_k: { type: 'integer', min: 0 },
    top_p: share,
  },
};

/** Os modelos Claude 3 têm outro validador, e outras palavras. */
export function isClaude3({ id }: ModelEntry): boolean {
  return id.includes('claude-3-');
}

/** `claude-3-haiku-20240307`: o nome do modelo para a Anthropic. */
export function anthropicName({ id }: ModelEntry): string {
  return id.replace(/^anthropic\./, '').replace(/-v\d+(:\d+)?$/, '');
}

/** Confere a forma de um corpo. @throws `AwsError` `ValidationException`, nas palavras de cada geração */
export function checkClaudeBody(body: JsonObject, entry: ModelEntry): void {
  if (!isClaude3(entry)) {
    checkInput(body, schema);
    return;
  }
  if (!Object.hasOwn(body, 'messages') && Object.hasOwn(body, 'prompt')) {
    throw new AwsError(
      'ValidationException',
      `"${anthropicName(entry)}" is not supported on this API. Please use the Messages API instead.`,
    );
  }
  const hasMessages = Object.hasOwn(body, 'messages');
  checkBody(
    body,
    schema,
    hasMessages ? '#: subject must not be valid against schema {"required":["messages"]}' : '',
  );
}

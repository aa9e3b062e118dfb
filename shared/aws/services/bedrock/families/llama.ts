import { textOf } from '../answer.ts';
import type { TextFamily } from './family.ts';
import { parseLlamaPrompt } from './llama-prompt.ts';
import { promptRequest } from './prompt.ts';
import type { Schema } from './schema.ts';
import { numberIn } from './values.ts';
import { checkBody } from './wording.ts';

function schemaOf(maxTokens: number): Schema {
  return {
    type: 'object',
    required: ['prompt'],
    fields: {
      prompt: { type: 'string', minLength: 1 },
      max_gen_len: { type: 'integer', min: 1, max: maxTokens },
      temperature: { type: 'number', min: 0, max: 1 },
      top_p: { type: 'number', min: 0, max: 1 },
      images: { type: 'array', items: { type: 'string' } },
    },
  };
}

/** Meta Llama: um prompt em texto, com os cabeçalhos de cada papel, e uma geração. */
export const llama: TextFamily = {
  kind: 'text',
  read(body, entry, modelId) {
    checkBody(body, schemaOf(entry.maxOutputTokens));
    const prompt = String(body.prompt);
    return promptRequest(
      {
        modelId,
        maxTokens: numberIn(body, 'max_gen_len') ?? 512,
        temperature: numberIn(body, 'temperature'),
        topP: numberIn(body, 'top_p'),
        stopSequences: [],
        ...parseLlamaPrompt(prompt),
      },
      prompt,
    );
  },
  write(answer) {
    return {
      generation: textOf(answer),
      prompt_token_count: answer.usage.inputTokens,
      generation_token_count: answer.usage.outputTokens,
      stop_reason: answer.stopReason === 'max_tokens' ? 'length' : 'stop',
    };
  },
  async *stream(events, { inputTokens }) {
    let prompt_token_count: number | null = inputTokens;
    let count = 0;
    for await (const event of events) {
      if (event.kind === 'text') {
        count++;
        yield {
          generation: event.text,
          prompt_token_count,
          generation_token_count: count,
          stop_reason: null,
        };
        prompt_token_count = null;
      } else if (event.kind === 'end') {
        yield {
          generation: '',
          prompt_token_count,
          generation_token_count: event.usage.outputTokens,
          stop_reason: event.stopReason === 'max_tokens' ? 'length' : 'stop',
        };
      }
    }
  },
};

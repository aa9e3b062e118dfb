import type { Json, StopReason } from '../../../../bedrock/model.ts';
import type { JsonObject } from '../../../json.ts';
import { textOf } from '../answer.ts';
import type { TextFamily } from './family.ts';
import { promptRequest } from './prompt.ts';
import type { Schema } from './schema.ts';
import { numberIn, textsIn } from './values.ts';
import { checkBody } from './wording.ts';

const share: Schema = { type: 'number', min: 0, max: 1 };

function schemaOf(maxTokens: number): Schema {
  return {
    type: 'object',
    required: ['prompt'],
    fields: {
      prompt: { type: 'string', minLength: 1 },
      max_tokens: { type: 'integer', min: 1, max: maxTokens },
      temperature: { type: 'number', min: 0, max: 5 },
      p: share,
      k: { type: 'integer', min: 0, max: 500 },
      stop_sequences: { type: 'array', items: { type: 'string' } },
      return_likelihoods: { type: 'string', values: ['GENERATION', 'ALL', 'NONE'] },
      stream: { type: 'boolean' },
      num_generations: { type: 'integer', min: 1, max: 5 },
      logit_bias: { type: 'object' },
      truncate: { type: 'string', values: ['NONE', 'START', 'END'] },
    },
  };
}

/** O motivo do fim, nas palavras da Cohere. */
export function cohereReason(reason: StopReason): string {
  return reason === 'max_tokens' ? 'MAX_TOKENS' : 'COMPLETE';
}

function whole(body: JsonObject, text: string, reason: StopReason, id: string): { [key: string]: Json } {
  return {
    generations: [{ finish_reason: cohereReason(reason), id: `${id}-0`, text }],
    id,
    prompt: String(body.prompt),
  };
}

/** Cohere Command, a geração do `prompt` e das `generations`. */
export const cohereCommand: TextFamily = {
  kind: 'text',
  read(body, entry, modelId) {
    checkBody(body, schemaOf(entry.maxOutputTokens));
    return promptRequest(
      {
        modelId,
        maxTokens: numberIn(body, 'max_tokens') ?? 20,
        temperature: numberIn(body, 'temperature'),
        topP: numberIn(body, 'p'),
        topK: numberIn(body, 'k'),
        stopSequences: textsIn(body, 'stop_sequences'),
      },
      String(body.prompt),
    );
  },
  write: (answer, { requestId }, body) => whole(body, textOf(answer), answer.stopReason, requestId),
  async *stream(events, { requestId }, body) {
    let text = '';
    for await (const event of events) {
      if (event.kind === 'text') {
        text += event.text;
        // Sem `stream: true` no corpo, a Cohere manda tudo num pedaço só.
        if (body.stream === true) yield { index: 0, is_finished: false, text: event.text };
      } else if (event.kind === 'end') {
        const reason = event.stopReason;
        yield body.stream === true
          ? { index: 0, is_finished: true, finish_reason: cohereReason(reason) }
          : whole(body, text, reason, requestId);
      }
    }
  },
};

import type { StopReason } from '../../../../bedrock/model.ts';
import { textOf } from '../answer.ts';
import type { TextFamily } from './family.ts';
import { promptRequest } from './prompt.ts';
import type { Schema } from './schema.ts';
import { numberIn, textsIn } from './values.ts';
import { checkBody } from './wording.ts';

function schemaOf(maxTokens: number): Schema {
  return {
    type: 'object',
    required: ['inputText'],
    fields: {
      inputText: { type: 'string', minLength: 1 },
      textGenerationConfig: {
        type: 'object',
        fields: {
          maxTokenCount: { type: 'integer', min: 0, max: maxTokens },
          temperature: { type: 'number', min: 0, max: 1 },
          topP: { type: 'number', min: 0, max: 1 },
          stopSequences: { type: 'array', items: { type: 'string' } },
        },
      },
    },
  };
}

const reasons: Readonly<Record<StopReason, string>> = {
  end_turn: 'FINISH',
  tool_use: 'FINISH',
  max_tokens: 'LENGTH',
  stop_sequence: 'STOP_CRITERIA_MET',
};

/** Amazon Titan Text. */
export const titanText: TextFamily = {
  kind: 'text',
  read(body, entry, modelId) {
    checkBody(body, schemaOf(entry.maxOutputTokens));
    const config = body.textGenerationConfig;
    return promptRequest(
      {
        modelId,
        maxTokens: numberIn(config, 'maxTokenCount') || Math.min(512, entry.maxOutputTokens),
        temperature: numberIn(config, 'temperature'),
        topP: numberIn(config, 'topP'),
        stopSequences: textsIn(config, 'stopSequences'),
      },
      String(body.inputText),
    );
  },
  write(answer) {
    const { inputTokens, outputTokens } = answer.usage;
    return {
      inputTextTokenCount: inputTokens,
      results: [
        {
          tokenCount: outputTokens,
          outputText: textOf(answer),
          completionReason: reasons[answer.stopReason],
        },
      ],
    };
  },
  async *stream(events, { inputTokens }) {
    for await (const event of events) {
      if (event.kind === 'text') {
        yield {
          outputText: event.text,
          index: 0,
          totalOutputTextTokenCount: null,
          completionReason: null,
          inputTextTokenCount: inputTokens,
        };
      } else if (event.kind === 'end') {
        yield {
          outputText: '',
          index: 0,
          totalOutputTextTokenCount: event.usage.outputTokens,
          completionReason: reasons[event.stopReason],
          inputTextTokenCount: inputTokens,
        };
      }
    }
  },
};

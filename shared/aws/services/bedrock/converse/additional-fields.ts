import type { JsonObject } from '../../../json.ts';
import { isClaude3 } from '../families/claude-schema.ts';
import { numberIn } from '../families/values.ts';
import type { FamilyName, ModelEntry } from '../models/model-entry.ts';
import { refusal } from './reading.ts';

/** O que cada família aceita em `additionalModelRequestFields`: os campos do seu corpo que o `Converse` não tem. */
const accepted: Readonly<Record<FamilyName, readonly string[]>> = {
  claude: ['anthropic_beta', 'metadata', 'output_config', 'thinking', 'tool_choice', 'top_k'],
  'cohere-command': ['k', 'num_generations', 'return_likelihoods'],
  'cohere-command-r': ['k', 'seed', 'frequency_penalty', 'presence_penalty', 'documents'],
  'cohere-embed': [],
  llama: [],
  nova: ['inferenceConfig', 'reasoningConfig'],
  'titan-embed': [],
  'titan-text': [],
};

/**
 * Confere os campos que vão direto ao modelo e devolve o único que muda a resposta aqui, `topK`.
 * @throws `AwsError` `ValidationException`
 */
export function checkAdditionalFields(fields: JsonObject, entry: ModelEntry): number | undefined {
  const unknown = Object.keys(fields).find((name) => !accepted[entry.family].includes(name));
  if (unknown !== undefined) {
    throw refusal(
      entry.family === 'claude' && !isClaude3(entry)
        ? `The model returned the following errors: ${unknown}: Extra inputs are not permitted`
        : `The model returned the following errors: Malformed input request: #: extraneous key [${unknown}] is not permitted, please reformat your input and try again.`,
    );
  }
  return numberIn(fields, 'top_k', 'k') ?? numberIn(fields.inferenceConfig, 'topK', 'top_k');
}

import type { GenerationRequest } from '../../../../bedrock/model.ts';
import { AwsError } from '../../../errors.ts';
import type { ModelEntry } from '../models/model-entry.ts';

/** Os modelos Claude que não aceitam `temperature` e `top_p` juntos: do 4.5 em diante. */
const EXCLUSIVE = /^anthropic\.claude-(haiku|sonnet|opus)-(4-[5-9](-|$)|[5-9])/;

/** @throws `AwsError` `ValidationException` quando o modelo não aceita os dois sorteios juntos */
export function checkSampling(
  { temperature, topP }: Pick<GenerationRequest, 'temperature' | 'topP'>,
  { id }: ModelEntry,
  prefix = '',
): void {
  if (temperature === undefined || topP === undefined || !EXCLUSIVE.test(id)) return;
  throw new AwsError(
    'ValidationException',
    `${prefix}\`temperature\` and \`top_p\` cannot both be specified for this model. Please use only one.`,
  );
}

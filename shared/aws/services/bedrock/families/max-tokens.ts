import { AwsError } from '../../../errors.ts';
import type { ModelEntry } from '../models/model-entry.ts';

/** @throws `AwsError` `ValidationException` quando o pedido passa do que o modelo escreve */
export function checkMaxTokens(maxTokens: number, { maxOutputTokens }: ModelEntry): void {
  if (maxTokens <= maxOutputTokens) return;
  throw new AwsError(
    'ValidationException',
    `The maximum tokens you requested exceeds the model limit of ${maxOutputTokens}. Try again with a maximum tokens value that is lower than ${maxOutputTokens}.`,
  );
}

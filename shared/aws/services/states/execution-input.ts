import { JsonSyntaxError, parseJson, utf8Size } from '../../../asl/json/index.ts';
import { AwsError } from '../../errors.ts';
import { optionalString } from '../../input.ts';
import type { JsonObject } from '../../json.ts';

const MAX_BYTES = 262_144;

function invalid(reason: string): never {
  throw new AwsError('InvalidExecutionInput', `Invalid State Machine Execution Input: '${reason}'`);
}

/**
 * O texto de entrada de uma execução, conferido; `{}` quando não vem.
 * @throws `AwsError` `InvalidExecutionInput`
 */
export function executionInputOf(input: JsonObject): string {
  const text = optionalString(input, 'input') ?? '{}';
  if (utf8Size(text) > MAX_BYTES) {
    throw new AwsError(
      'ValidationException',
      `1 validation error detected: Value at 'input' failed to satisfy constraint: Member must have length less than or equal to ${MAX_BYTES}`,
    );
  }
  if (text.trim() === '') invalid('Invalid execution input.');
  try {
    parseJson(text);
  } catch (error) {
    if (error instanceof JsonSyntaxError) invalid(error.reason);
    throw error;
  }
  return text;
}

import { AwsError } from '../../../errors.ts';
import { isObject, type JsonObject } from '../../../json.ts';

/** Uma recusa do Bedrock. */
export function refusal(message: string): AwsError {
  return new AwsError('ValidationException', message);
}

function constraint(path: string, value: unknown, text: string): AwsError {
  const shown = value === undefined || value === null ? 'null' : `'${String(value)}'`;
  return refusal(
    `1 validation error detected: Value ${shown} at '${path}' failed to satisfy constraint: Member must ${text}`,
  );
}

function wrongType(): AwsError {
  return new AwsError('SerializationException', 'Unable to parse the request: a field has the wrong type.');
}

/** Um objeto obrigatório. @param path como na AWS: `messages.1.member.content` */
export function requiredObject(value: unknown, path: string): JsonObject {
  if (value === undefined || value === null) throw constraint(path, value, 'not be null');
  if (!isObject(value)) throw wrongType();
  return value;
}

/** Uma lista obrigatória. */
export function requiredList(value: unknown, path: string): readonly unknown[] {
  if (value === undefined || value === null) throw constraint(path, value, 'not be null');
  if (!Array.isArray(value)) throw wrongType();
  return value;
}

/** Uma lista que pode faltar. */
export function listOrEmpty(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw wrongType();
  return value;
}

/** Um texto que pode faltar. */
export function textOrNothing(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw wrongType();
  return value;
}

/** Um texto obrigatório, de um alfabeto e de um tamanho. */
export function requiredText(
  value: unknown,
  path: string,
  rules: { readonly pattern?: string; readonly max?: number; readonly values?: readonly string[] } = {},
): string {
  const text = textOrNothing(value);
  if (text === undefined) throw constraint(path, value, 'not be null');
  const { pattern, max, values } = rules;
  if (values && !values.includes(text))
    throw constraint(path, text, `satisfy enum value set: [${values.join(', ')}]`);
  if (max !== undefined && text.length > max)
    throw constraint(path, text, `have length less than or equal to ${max}`);
  if (pattern && !new RegExp(`^(?:${pattern})$`).test(text))
    throw constraint(path, text, `satisfy regular expression pattern: ${pattern}`);
  return text;
}

/** Um número que pode faltar, entre limites. */
export function numberOrNothing(
  value: unknown,
  path: string,
  { min, max, isInteger }: { readonly min: number; readonly max?: number; readonly isInteger?: boolean },
): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number' || (isInteger && !Number.isInteger(value))) throw wrongType();
  if (value < min) throw constraint(path, value, `have value greater than or equal to ${min}`);
  if (max !== undefined && value > max)
    throw constraint(path, value, `have value less than or equal to ${max}`);
  return value;
}

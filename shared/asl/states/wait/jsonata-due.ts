import { queryError } from '../../execution/states-error.ts';
import type { Json } from '../../json/json.ts';
import { unexpectedType } from '../fields/expected-type.ts';
import { parseTimestamp } from '../iso-timestamp.ts';

const MAX_SECONDS = 99_999_999;

/**
 * Quando acaba uma espera cujo `Seconds` ou `Timestamp` deu este valor.
 * @param source o campo como está na definição
 * @param start o começo da espera, em milissegundos desde a época; o resultado também
 */
export function jsonataDue(
  field: 'Seconds' | 'Timestamp',
  source: Json | undefined,
  value: Json,
  start: number,
): number {
  return field === 'Seconds' ? start + secondsOf(source, value) * 1000 : timestampOf(source, value);
}

function secondsOf(source: Json | undefined, value: Json): number {
  if (typeof value !== 'number') throw unexpectedType(source, 'Seconds', 'number', value);
  if (!Number.isInteger(value)) {
    throw queryError(`The Seconds field cannot be parsed as an integer: ${value}`, 'Seconds');
  }
  if (value >= 0 && value <= MAX_SECONDS) return value;
  throw queryError(`Seconds must be between 0 and ${MAX_SECONDS} but was: ${value}`, 'Seconds');
}

function timestampOf(source: Json | undefined, value: Json): number {
  if (typeof value !== 'string') throw unexpectedType(source, 'Timestamp', 'string', value);
  const due = parseTimestamp(value);
  if (due !== undefined) return due;
  throw queryError(
    `The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: ${value}`,
    'Timestamp',
  );
}

import { AwsError } from '../../errors.ts';
import type { JsonObject } from '../../json.ts';
import { invalidParameter } from './errors.ts';

/** O mais que uma página traz. */
const LARGEST_PAGE = 1000;

/**
 * A página que o pedido quer. Como na AWS, só há `NextToken` para quem disse `MaxResults`.
 * @param names em ordem; o token é o último nome da página anterior
 */
export function page(names: readonly string[], input: JsonObject): { names: string[]; NextToken?: string } {
  const { MaxResults: size = LARGEST_PAGE, NextToken } = input;
  if (typeof size !== 'number' || !Number.isInteger(size) || size < 1 || size > LARGEST_PAGE) {
    throw invalidParameter('MaxResults', size, 'Value must be an integer between 1 and 1000.');
  }
  if (NextToken !== undefined && NextToken !== null && typeof NextToken !== 'string')
    throw new AwsError('InvalidParameterValueException', 'Invalid or expired next token.');
  const after = NextToken ? Buffer.from(NextToken, 'base64').toString('utf8') : '';
  const left = names.filter((name) => name > after);
  const shown = left.slice(0, size);
  const last = shown.at(-1);
  const hasMore = left.length > shown.length && input.MaxResults !== undefined && last !== undefined;
  return { names: shown, ...(hasMore ? { NextToken: Buffer.from(last).toString('base64') } : {}) };
}

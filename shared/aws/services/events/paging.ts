import { AwsError } from '../../errors.ts';
import { optionalInteger } from '../../input.ts';
import type { JsonObject } from '../../json.ts';
import { pageAt, type TokenPage } from '../../page-token.ts';

/** Uma página de até `Limit` itens. */
export function page<T>(all: readonly T[], input: JsonObject): TokenPage<T> {
  const limit = optionalInteger(input, 'Limit', { min: 1, max: 100 }) ?? 100;
  const found = pageAt(all, limit, input.NextToken);
  if (!found) throw new AwsError('ValidationException', 'The token is not valid.');
  return found;
}

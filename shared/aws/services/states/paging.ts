import { AwsError } from '../../errors.ts';
import { optionalInteger, optionalString } from '../../input.ts';
import type { JsonObject } from '../../json.ts';

/** Uma página de uma lista e o bilhete para a próxima. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextToken?: string;
}

function encode(offset: number, scope: string): string {
  return Buffer.from(JSON.stringify({ offset, scope })).toString('base64url');
}

function decode(token: string, scope: string): number {
  try {
    const value = JSON.parse(Buffer.from(token, 'base64url').toString('utf8')) as {
      offset?: unknown;
      scope?: unknown;
    };
    if (value.scope === scope && Number.isInteger(value.offset) && (value.offset as number) >= 0) {
      return value.offset as number;
    }
  } catch {
    // Cai no erro abaixo: o bilhete não é nosso.
  }
  throw new AwsError('InvalidToken', "Invalid Token: 'Invalid token'");
}

/**
 * Corta a página que `maxResults` e `nextToken` pedem.
 * @param scope o que a lista mostra: um bilhete de outra lista é recusado com `InvalidToken`
 */
export function page<T>(all: readonly T[], input: JsonObject, scope: string, longestToken = 1024): Page<T> {
  const size = optionalInteger(input, 'maxResults', { min: 0, max: 1000 }) || 100;
  const token = optionalString(input, 'nextToken', { min: 1, max: longestToken });
  const offset = token === undefined ? 0 : decode(token, scope);
  const items = all.slice(offset, offset + size);
  const next = offset + items.length;
  return next < all.length ? { items, nextToken: encode(next, scope) } : { items };
}

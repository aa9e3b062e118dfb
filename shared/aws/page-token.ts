/** Uma página de uma lista; `NextToken` existe quando há mais. */
export interface TokenPage<T> {
  readonly items: readonly T[];
  readonly next: { readonly NextToken?: string };
}

/**
 * Corta a página que um `NextToken` pede.
 * @returns `undefined` quando o bilhete não é nosso
 */
export function pageAt<T>(all: readonly T[], size: number, token: unknown): TokenPage<T> | undefined {
  const offset = token === undefined ? 0 : Number(Buffer.from(String(token), 'base64url').toString('latin1'));
  if (!Number.isInteger(offset) || offset < 0) return undefined;
  const end = offset + size;
  const next = end < all.length ? { NextToken: Buffer.from(String(end)).toString('base64url') } : {};
  return { items: all.slice(offset, end), next };
}

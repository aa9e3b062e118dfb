import type { JsonObject } from '../../json.ts';
import { pageAt, type TokenPage } from '../../page-token.ts';
import { invalidParameter } from './errors.ts';

/** Uma página de 100, como as listas do SNS. */
export function page<T>(all: readonly T[], { NextToken }: JsonObject): TokenPage<T> {
  const found = pageAt(all, 100, NextToken);
  if (!found) throw invalidParameter('NextToken Reason: Token is invalid');
  return found;
}

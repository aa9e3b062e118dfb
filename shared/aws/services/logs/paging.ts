import { AwsError } from '../../errors.ts';

/** Uma página de uma lista: `nextToken` é a posição de onde continuar. @throws `AwsError` */
export function pageOf<T>(
  items: readonly T[],
  size: number,
  token: unknown,
): { readonly shown: readonly T[]; readonly nextToken?: string } {
  const start = token === undefined ? 0 : Number(token);
  if (!Number.isInteger(start) || start < 0)
    throw new AwsError('InvalidParameterException', 'The specified nextToken is invalid.');
  const end = start + size;
  return { shown: items.slice(start, end), ...(end < items.length ? { nextToken: String(end) } : {}) };
}

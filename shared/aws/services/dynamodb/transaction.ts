import { createHash } from 'node:crypto';
import { AwsError } from '../../errors.ts';
import { isObject, type JsonObject } from '../../json.ts';

/** Um item de uma transação: o que fazer (`Put`, `Get`...) e com quê. */
export interface TransactItem {
  readonly kind: string;
  readonly input: JsonObject;
}

function invalid(message: string): never {
  throw new AwsError('ValidationException', message);
}

/** Os itens de uma transação, de 1 a 100, cada um de uma espécie só. @throws `AwsError` `ValidationException` */
export function transactItems(items: unknown, kinds: readonly string[], allowed: string): TransactItem[] {
  if (!Array.isArray(items) || items.length === 0) {
    return invalid(
      "1 validation error detected: Value '[]' at 'transactItems' failed to satisfy constraint: Member must have length greater than or equal to 1",
    );
  }
  if (items.length > 100) {
    invalid(
      "1 validation error detected: Value at 'transactItems' failed to satisfy constraint: Member must have length less than or equal to 100",
    );
  }
  return items.map((item: unknown) => {
    const present = isObject(item) ? kinds.filter((kind) => item[kind] !== undefined) : [];
    const [kind = ''] = present;
    const input = isObject(item) ? item[kind] : undefined;
    if (present.length !== 1 || !isObject(input))
      return invalid(`TransactItems can only contain one of ${allowed}`);
    return { kind, input };
  });
}

/** Por que um item desfez a transação; `None` para os que não têm culpa. */
export interface CancellationReason {
  readonly Code: string;
  readonly Message?: string;
  readonly Item?: unknown;
}

const codes: Readonly<Record<string, string>> = {
  ConditionalCheckFailedException: 'ConditionalCheckFailed',
  ValidationException: 'ValidationError',
};

/**
 * Tenta um item de uma transação.
 * @returns a razão de o desfazer, ou `None`
 * @throws o que não é razão de desfazer, como uma tabela que não existe
 */
export async function reasonOf(attempt: Promise<unknown>): Promise<CancellationReason> {
  try {
    await attempt;
    return { Code: 'None' };
  } catch (error) {
    const code =
      error instanceof AwsError && Object.hasOwn(codes, error.code) ? codes[error.code] : undefined;
    if (!code) throw error;
    const { message, fields } = error as AwsError;
    return { Code: code, Message: message, ...(fields.Item ? { Item: fields.Item } : {}) };
  }
}

/** @throws `AwsError` `TransactionCanceledException` se alguma razão não for `None` */
export function refuseCancelled(reasons: readonly CancellationReason[]): void {
  if (reasons.every(({ Code }) => Code === 'None')) return;
  throw new AwsError(
    'TransactionCanceledException',
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${reasons.map(({ Code }) => Code).join(', ')}]`,
    400,
    { CancellationReasons: reasons },
  );
}

/** O resumo de um pedido, para saber se um token se repete com o mesmo. */
export function digestOf(items: unknown): string {
  return createHash('sha256').update(JSON.stringify(items)).digest('base64');
}

import type { Context } from 'hono';

/** O pedido veio com algo que a API não entende. */
export class BadRequest extends Error {
  override readonly name = 'BadRequest';
}

/**
 * O objeto JSON de um pedido; `{}` quando ele veio sem corpo.
 * @throws {BadRequest} quando o corpo é outra coisa
 */
export async function requestBody(context: Context): Promise<Record<string, unknown>> {
  const text = await context.req.text();
  if (text === '') return {};
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new BadRequest('O pedido não é JSON.');
  }
  if (body === null || typeof body !== 'object' || Array.isArray(body))
    throw new BadRequest('O pedido deve ser um objeto JSON.');
  return body as Record<string, unknown>;
}

/**
 * Um inteiro opcional do pedido.
 * @throws {BadRequest} quando não é um inteiro de `least` para cima
 */
export function optionalInteger(
  body: Record<string, unknown>,
  name: string,
  least: number,
): number | undefined {
  const value = body[name];
  if (value === undefined) return undefined;
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < least)
    throw new BadRequest(`"${name}" deve ser um número inteiro, de ${least} para cima.`);
  return value;
}

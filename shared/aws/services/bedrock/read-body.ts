import { AwsError } from '../../errors.ts';
import { isObject, type JsonObject } from '../../json.ts';
import type { Call } from '../../service.ts';
import { checkBody } from './families/wording.ts';

function unreadable(): AwsError {
  return new AwsError(
    'ValidationException',
    'Malformed input request, please reformat your input and try again.',
  );
}

/** O corpo de um `InvokeModel`, como objeto. @throws `AwsError` `ValidationException` */
export function readModelBody(bytes: Buffer): JsonObject {
  let body: unknown;
  try {
    body = JSON.parse(bytes.toString('utf8'));
  } catch {
    throw unreadable();
  }
  checkBody(body, { type: 'object' });
  return isObject(body) ? body : {};
}

/** Os bytes do pedido; uma chamada de dentro os traz em `body`. */
export function bytesOf({ body }: JsonObject, { request }: Call): Buffer {
  if (request) return request.body;
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body ?? ''), 'utf8');
}

import { AwsError } from '../errors.ts';
import { isObject, isTooDeep, type JsonObject } from '../json.ts';
import { type Protocol, RawReply } from '../service.ts';

/** Lê o corpo JSON de um pedido; vazio é um objeto vazio. */
export function readJsonBody(body: Buffer): JsonObject {
  if (body.length === 0) return {};
  let value: unknown;
  try {
    value = JSON.parse(body.toString('utf8'));
  } catch {
    throw new AwsError('SerializationException', 'Unable to parse the request body as JSON');
  }
  if (!isObject(value))
    throw new AwsError('SerializationException', 'Expected a JSON object in the request body');
  if (isTooDeep(value)) throw new AwsError('SerializationException', 'The request body is nested too deeply');
  return value;
}

/**
 * AWS JSON: a ação vem no cabeçalho `X-Amz-Target: PREFIXO.Ação`; o erro, em `__type`.
 * @param prefix `AWSStepFunctions`
 * @param version `1.0` ou `1.1`
 */
export function awsJson(prefix: string, version: '1.0' | '1.1'): Protocol {
  const contentType = `application/x-amz-json-${version}`;
  return {
    read(request) {
      const target = request.headers['x-amz-target'] ?? '';
      return { action: target.slice(prefix.length + 1), input: readJsonBody(request.body) };
    },
    write: (output, status) => new RawReply(status, { 'content-type': contentType }, JSON.stringify(output)),
    fail: (error) =>
      new RawReply(
        error.status,
        { 'content-type': contentType, 'x-amzn-errortype': error.code },
        JSON.stringify({ __type: error.code, message: error.message, ...error.fields }),
      ),
  };
}

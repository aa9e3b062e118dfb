import { isObject, type Json, type JsonObject, stringifyJson } from '../json/index.ts';
import type { InspectionDataRequest, InspectionDataResponse } from './request.ts';

/** O `Resource` de uma HTTP Task. */
export const HTTP_INVOKE = 'arn:aws:states:::http:invoke';

/**
 * O pedido HTTP, como `TRACE` o mostra. Só o que os argumentos dizem: o que a conexão acrescenta não passa
 * por aqui.
 * @param sent os argumentos de `http:invoke`, já avaliados
 */
export function httpRequest(sent: Json): InspectionDataRequest {
  if (!isObject(sent)) return {};
  const url = urlOf(sent);
  const { Method, Headers, RequestBody } = sent;
  return {
    ...(url && { protocol: url.protocol.slice(0, -1) }),
    ...(typeof Method === 'string' && { method: Method }),
    ...(url && { url: url.href }),
    ...(isObject(Headers) && { headers: headerList(Headers) }),
    // Com Transform, o corpo que sai é outro texto, que só quem faz o pedido conhece.
    ...(RequestBody !== undefined && sent.Transform === undefined && { body: stringifyJson(RequestBody) }),
  };
}

/**
 * A resposta HTTP, como `TRACE` a mostra.
 * @param sent os argumentos, que dizem o protocolo
 * @param result `{ ResponseBody, Headers, StatusCode, StatusText }`
 */
export function httpResponse(sent: Json, result: Json): InspectionDataResponse {
  if (!isObject(result)) return {};
  const { protocol } = httpRequest(sent);
  const { StatusCode, StatusText, Headers, ResponseBody } = result;
  return {
    ...(protocol !== undefined && { protocol }),
    ...(StatusCode !== undefined && { statusCode: textOf(StatusCode) }),
    ...(StatusText !== undefined && { statusMessage: textOf(StatusText) }),
    ...(isObject(Headers) && { headers: headerList(Headers) }),
    ...(ResponseBody !== undefined && { body: textOf(ResponseBody) }),
  };
}

function urlOf({ ApiEndpoint, QueryParameters }: JsonObject): URL | undefined {
  if (typeof ApiEndpoint !== 'string' || !URL.canParse(ApiEndpoint)) return undefined;
  const url = new URL(ApiEndpoint);
  for (const [name, value] of Object.entries(isObject(QueryParameters) ? QueryParameters : {})) {
    for (const each of Array.isArray(value) ? value : [value]) url.searchParams.append(name, textOf(each));
  }
  return url;
}

/** A AWS escreve os cabeçalhos em um texto só: `[a: 1, b: 2]`. */
function headerList(headers: JsonObject): string {
  const lines = Object.entries(headers).map(([name, value]) => {
    const values = Array.isArray(value) ? value : [value];
    return `${name}: ${values.map(textOf).join(', ')}`;
  });
  return `[${lines.join(', ')}]`;
}

function textOf(value: Json): string {
  return typeof value === 'string' ? value : stringifyJson(value);
}

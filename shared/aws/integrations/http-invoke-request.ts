import { type Json, TaskError } from '../../asl/index.ts';
import { stringifyJson } from '../../asl/json/index.ts';
import { isObject } from '../json.ts';
import { type ArrayFormat, arrayFormats, encodeForm } from './http-invoke-form.ts';
import type { OpenConnection } from './integration.ts';

type JsonFields = { readonly [key: string]: Json };

/** O que os argumentos de uma HTTP Task pedem, antes da conexão. */
export interface HttpTaskArguments {
  readonly url: URL;
  readonly method: string;
  readonly connectionArn: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly query: readonly (readonly [string, string])[];
  readonly body: Json | undefined;
  /** Só quando o corpo vai como formulário. */
  readonly form: ArrayFormat | undefined;
}

/** O pedido pronto para sair. */
export interface HttpCall {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

const methods = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD'];
const loopback = /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])$/;

/** Cabeçalhos que uma HTTP Task não pode pôr, pela documentação. */
const blocked = new Set([
  'a-im',
  'accept-charset',
  'accept-datetime',
  'accept-encoding',
  'authorization',
  'cache-control',
  'connection',
  'content-encoding',
  'content-md5',
  'date',
  'expect',
  'forwarded',
  'from',
  'host',
  'http2-settings',
  'if-match',
  'if-modified-since',
  'if-none-match',
  'if-range',
  'if-unmodified-since',
  'max-forwards',
  'origin',
  'pragma',
  'proxy-authorization',
  'referer',
  'server',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'via',
  'warning',
]);

function refuse(message: string): never {
  throw new TaskError('States.Runtime', message);
}

function scalar(value: Json): string {
  return typeof value === 'string' ? value : stringifyJson(value);
}

/** A AWS só chama HTTPS; aqui, HTTP também, quando é esta máquina. */
function urlOf(endpoint: Json | undefined): URL {
  const text = typeof endpoint === 'string' ? endpoint : '';
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isAllowed = url?.protocol === 'https:' || (url?.protocol === 'http:' && loopback.test(url.hostname));
  if (!url || !isAllowed) return refuse(`ApiEndpoint must be a valid HTTPS URL: ${text}`);
  return url;
}

function headersOf(given: Json | undefined): Record<string, string> {
  if (given === undefined || given === null) return {};
  if (!isObject(given)) return refuse('Headers must be a JSON object');
  return Object.fromEntries(
    Object.entries(given as JsonFields).map(([name, value]) => {
      const lower = name.toLowerCase();
      if (blocked.has(lower) || /^x-(forwarded|amz|amzn)-/.test(lower)) {
        refuse(`The HTTP header ${name} is not allowed in an HTTP Task`);
      }
      const text = Array.isArray(value) ? value.map(scalar).join(', ') : scalar(value);
      if (!/^[!#$%&'*+.^_`|~0-9a-z-]+$/.test(lower) || /[^\t\x20-\x7e\x80-\xff]/.test(text)) {
        refuse(`The HTTP header ${name} is not valid`);
      }
      return [name, text];
    }),
  );
}

function queryOf(given: Json | undefined): [string, string][] {
  if (given === undefined || given === null) return [];
  if (typeof given === 'string') return [...new URLSearchParams(given)];
  if (!isObject(given)) return refuse('QueryParameters must be a JSON object');
  return Object.entries(given as JsonFields).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((item): [string, string] => [name, scalar(item)]),
  );
}

function formOf(transform: Json | undefined): ArrayFormat | undefined {
  if (!isObject(transform)) return undefined;
  const { RequestBodyEncoding = 'NONE', RequestEncodingOptions } = transform as JsonFields;
  if (RequestBodyEncoding === 'NONE') return undefined;
  if (RequestBodyEncoding !== 'URL_ENCODED') return refuse('RequestBodyEncoding must be NONE or URL_ENCODED');
  const format = isObject(RequestEncodingOptions) ? RequestEncodingOptions.ArrayFormat : undefined;
  const found = arrayFormats.find((known) => known === (format ?? 'INDICES'));
  return found ?? refuse(`ArrayFormat must be one of ${arrayFormats.join(', ')}`);
}

function connectionArnOf({ InvocationConfig, Authentication }: JsonFields): string {
  for (const place of [InvocationConfig, Authentication]) {
    if (isObject(place) && typeof place.ConnectionArn === 'string') return place.ConnectionArn;
  }
  return refuse('An HTTP Task requires InvocationConfig.ConnectionArn or Authentication.ConnectionArn');
}

/**
 * Lê os argumentos de `http:invoke`.
 * @throws `TaskError` `States.Runtime` quando um deles não serve
 */
export function parseHttpTask(given: Json): HttpTaskArguments {
  const fields = (isObject(given) ? given : {}) as JsonFields;
  const { ApiEndpoint, Method, Headers, QueryParameters, RequestBody, Transform } = fields;
  const url = urlOf(ApiEndpoint);
  if (typeof Method !== 'string' || !methods.includes(Method)) {
    return refuse(`Method must be one of ${methods.join(', ')}`);
  }
  return {
    url,
    method: Method,
    connectionArn: connectionArnOf(fields),
    headers: headersOf(Headers),
    query: queryOf(QueryParameters),
    body: RequestBody,
    form: formOf(Transform),
  };
}

/** O corpo da definição com o da conexão por cima. */
function mergeBody(body: Json | undefined, added: Readonly<Record<string, string>>): Json | undefined {
  if (Object.keys(added).length === 0) return body;
  if (body === undefined || body === null) return added;
  if (!isObject(body)) return refuse('The request body cannot be merged with the connection body parameters');
  return { ...(body as JsonFields), ...added };
}

function bodyText(body: Json | undefined, form: ArrayFormat | undefined): string | undefined {
  if (body === undefined || typeof body === 'string') return body;
  return form && isObject(body) ? encodeForm(body as JsonFields, form) : stringifyJson(body);
}

/** Junta cabeçalhos sem ligar para maiúsculas; os últimos vencem. */
function mergeHeaders(...layers: readonly Readonly<Record<string, string>>[]): Record<string, string> {
  const merged = new Map<string, readonly [string, string]>();
  for (const layer of layers) {
    for (const [name, value] of Object.entries(layer)) merged.set(name.toLowerCase(), [name, value]);
  }
  return Object.fromEntries(merged.values());
}

/**
 * O pedido inteiro: o da definição, o que a conexão acrescenta (e vence) e o que o Step Functions sempre põe.
 * @throws `TaskError` `States.Runtime` quando os dois corpos não se juntam
 */
export function buildRequest(task: HttpTaskArguments, connection: OpenConnection, region: string): HttpCall {
  const url = new URL(task.url);
  for (const [name, value] of task.query) {
    if (!Object.hasOwn(connection.query, name)) url.searchParams.append(name, value);
  }
  for (const [name, value] of Object.entries(connection.query)) url.searchParams.set(name, value);
  const body = bodyText(mergeBody(task.body, connection.body), task.form);
  const contentType = task.form ? 'application/x-www-form-urlencoded' : 'application/json; charset=UTF-8';
  return {
    url,
    method: task.method,
    body,
    headers: mergeHeaders(
      body === undefined ? {} : { 'Content-Type': contentType },
      task.headers,
      connection.headers,
      { 'User-Agent': `Amazon|StepFunctions|HttpInvoke|${region}`, Range: `bytes=0-${256 * 1024}` },
      body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) },
    ),
  };
}

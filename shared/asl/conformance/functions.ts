import { TaskError, type TaskRequest } from '../execution/task.ts';
import type { VirtualClock } from '../execution/virtual-clock.ts';
import { type Json, type JsonObject, JsonText, parseJson, stringifyJson } from '../json/index.ts';

interface Invocation {
  FunctionName: string;
  Payload?: Json;
  LogType?: string;
}

/** Faz o papel do Lambda: cada função, pelo nome, faz o que o registro diz que ela fazia. */
export function lambdaTasks(functions: Record<string, string>, clock: VirtualClock) {
  return async (request: TaskRequest): Promise<Json | JsonText> => {
    if (!request.resource.includes(':states:::lambda:invoke')) {
      return new JsonText(await call(request.resource, functions, request.arguments, clock, ' '));
    }
    const { FunctionName, Payload, LogType } = request.arguments as unknown as Invocation;
    const payload = await call(FunctionName, functions, Payload ?? {}, clock, '');
    if (LogType !== 'Tail') return invocation(payload);
    return { ...invocation(payload, { 'X-Amz-Log-Result': '' }), LogResult: '' };
  };
}

async function call(
  target: string,
  functions: Record<string, string>,
  event: Json,
  clock: VirtualClock,
  space: string,
): Promise<string> {
  const name = target.split(':').at(-1) as string;
  const behaviour = functions[name];
  if (behaviour === undefined) throw notFound(name);
  const [verb = '', rest = ''] = splitOnce(behaviour);
  if (verb === 'identity') return stringifyJson(event);
  if (verb === 'return') return rawText(rest);
  if (verb === 'return-large-string') return JSON.stringify('x'.repeat(Number(rest)));
  if (verb === 'decorate-input') return JSON.stringify(`input-event-${stringifyJson(event)}`);
  if (verb === 'sleep') {
    await clock.sleep(Number(rest) * 1000);
    return 'null';
  }
  const [errorType = '', errorMessage = ''] = splitOnce(rest);
  const cause = {
    errorMessage,
    errorType,
    requestId: '00000000-0000-0000-0000-000000000000',
    stackTrace: [],
  };
  throw new TaskError(errorType, JSON.stringify(cause, undefined, space).replaceAll('\n', ''));
}

/** Uma função que devolvia bytes está gravada como um texto que contém o texto JSON. */
function rawText(json: string): string {
  const value: unknown = JSON.parse(json);
  return typeof value === 'string' && /^".*"$/.test(value) ? value : json;
}

function splitOnce(text: string): [string, string] {
  const index = text.indexOf(':');
  return index < 0 ? [text, ''] : [text.slice(0, index), text.slice(index + 1)];
}

function notFound(name: string): TaskError {
  return new TaskError(
    'Lambda.ResourceNotFoundException',
    `Function not found: arn:aws:lambda:us-east-1:111111111111:function:${name}:$LATEST (Service: AWSLambda; Status Code: 404; Error Code: ResourceNotFoundException; Request ID: 0; Proxy: null)`,
  );
}

/** A resposta da integração otimizada `lambda:invoke`, com os metadados que a AWS acrescenta. */
export function invocation(payload: string, moreHeaders: Record<string, string> = {}): JsonObject {
  const headers = {
    ...moreHeaders,
    Connection: 'keep-alive',
    'Content-Length': String(payload.length),
    'Content-Type': 'application/json',
    Date: 'date',
    'X-Amz-Executed-Version': '$LATEST',
    'x-amzn-Remapped-Content-Length': '0',
    'x-amzn-RequestId': '00000000-0000-0000-0000-000000000000',
    'X-Amzn-Trace-Id': 'X-Amzn-Trace-Id',
  };
  const allHeaders = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]));
  return {
    ExecutedVersion: '$LATEST',
    Payload: parseJson(payload),
    SdkHttpMetadata: { AllHttpHeaders: allHeaders, HttpHeaders: headers, HttpStatusCode: 200 },
    SdkResponseMetadata: { RequestId: headers['x-amzn-RequestId'] },
    StatusCode: 200,
  };
}

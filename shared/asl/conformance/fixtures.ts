import { TaskError, type TaskRequest } from '../execution/task.ts';
import type { Json } from '../json/json.ts';
import { invocation } from './functions.ts';

/** Faz o papel dos serviços que um caso chama, a partir da frase em inglês que os descreve. */
export function fixtureTasks(fixture: string) {
  return async (request: TaskRequest): Promise<Json> => {
    const [, service = '', action = ''] = /:::(?:aws-sdk:)?(\w+):(\w+)/.exec(request.resource) ?? [];
    if (service === 'lambda') return scriptedFunction(request);
    if (service === 'sts') return callerIdentity();
    if (action === 'headBucket') throw noSuchBucket();
    if (action === 'getObject') return { Body: objectAt(request.arguments, fixture) };
    if (action === 'listObjectsV2')
      return { Contents: listing(request.arguments, fixture), IsTruncated: false };
    throw new TaskError('States.TaskFailed', `sem dublê para ${request.resource}`);
  };
}

interface Scripted {
  config?: { script?: string };
  payload?: Json;
  taskToken?: string;
}

const AsyncFunction = (async () => {}).constructor as new (
  ...names: string[]
) => (...values: unknown[]) => Promise<Json>;

/** A função de teste dos registros: executa o roteiro que vem no próprio evento. */
async function scriptedFunction(request: TaskRequest): Promise<Json> {
  const event = ((request.arguments as { Payload?: Json }).Payload ?? {}) as Scripted;
  const waitsForToken = request.resource.endsWith('.waitForTaskToken');
  let callback: string | undefined;
  const aws = { sfn: sfnClient((output) => (callback = output)) };
  try {
    const script = event.config?.script;
    if (!script) throw new Error('script must be a non-empty string');
    const run = new AsyncFunction('config', 'event', 'payload', 'taskToken', 'context', 'env', 'aws', script);
    const context = { awsRequestId: '00000000-0000-0000-0000-000000000000' };
    const answer = await run(event.config, event, event.payload ?? event, event.taskToken, context, {}, aws);
    if (waitsForToken) request.submitted(invocation(JSON.stringify(answer ?? null)));
    return callback === undefined
      ? invocation(JSON.stringify(answer ?? null))
      : (JSON.parse(callback) as Json);
  } catch (error) {
    const { name, message } = error as Error;
    throw new TaskError(name, JSON.stringify({ errorType: name, errorMessage: message, trace: [] }));
  }
}

/** O pedaço do SDK que os roteiros usam: só `SendTaskSuccess`. */
function sfnClient(onSuccess: (output: string) => void) {
  return {
    SFNClient: class {
      async send({ input }: { input: { output: string } }) {
        onSuccess(input.output);
      }
    },
    SendTaskSuccessCommand: class {
      readonly input: { output: string };
      constructor(input: { output: string }) {
        this.input = input;
      }
    },
  };
}

function callerIdentity(): Json {
  return {
    Account: '<REDACTED_VAR:ACCOUNT_ID>',
    Arn: 'arn:aws:sts::111111111111:assumed-role/papel/sessao',
    UserId: 'AROAEXEMPLO:sessao',
  };
}

function noSuchBucket(): TaskError {
  const cause = '(Service: S3, Status Code: 404, Request ID: 0, Extended Request ID: 0)';
  return new TaskError('S3.NoSuchBucketException', `${cause} (SDK Attempt Count: 1) ${cause}`);
}

/** Os objetos que a frase lista, pelo nome do arquivo. */
function objectsIn(fixture: string): Map<string, string> {
  const held = [...fixture.matchAll(/([\w.-]+\.\w+) = (\[.*?\])(?= and |\.$|\.\s|$)/g)];
  if (held.length > 0) return new Map(held.map(([, name, content]) => [name!, relaxedJson(content!)]));
  const [, names = ''] = /lists \w+ objects?, (.*?)\.?$/.exec(fixture) ?? [];
  return new Map(names.split(/, | and /).map((name) => [name, '']));
}

function objectAt(location: Json, fixture: string): string {
  const { Key } = location as { Key: string };
  const inListing = /s3 prefix/.test(fixture)
    ? objectsIn(fixture).get(Key.split('/').at(-1) as string)
    : undefined;
  if (inListing !== undefined) return inListing;
  const [, content = ''] = /s3 object holds (.*?)\.?$/.exec(fixture) ?? [];
  const [, lines] = /^CSV lines (.*?)(?: \(.*\))?$/.exec(content) ?? [];
  if (lines !== undefined) return lines.split(' / ').join('\n');
  const [, jsonLines] = /^\w+ JSON lines (.*)$/.exec(content) ?? [];
  if (jsonLines !== undefined) return jsonLines.split(' and ').map(relaxedJson).join('\n');
  return relaxedJson(content);
}

function listing(location: Json, fixture: string): Json {
  const { Prefix = '' } = location as { Prefix?: string };
  return [...objectsIn(fixture)].map(([name, content]) => ({
    Etag: '"0"',
    Key: `${Prefix}${name}`,
    LastModified: 1_700_000_000,
    Size: content.length,
    StorageClass: 'STANDARD',
  }));
}

/** As frases escrevem JSON como JavaScript: chaves sem aspas, textos com aspas simples. */
function relaxedJson(text: string): string {
  return text.replaceAll("'", '"').replace(/([{,]\s*)(\w+):/g, '$1"$2":');
}

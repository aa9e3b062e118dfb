import { type Json, TaskError } from '../../asl/index.ts';
import { stringifyJson } from '../../asl/json/index.ts';
import { isObject } from '../json.ts';
import { sdkServices } from './aws-sdk-services.ts';
import { type Integration, respond } from './integration.ts';
import { sdkError } from './service-error.ts';

/** O que um comando do SDK é, visto daqui. */
type CommandClass = new (input: object) => object;
interface Sender {
  send(command: object, options: { abortSignal: AbortSignal }): Promise<object>;
}

function capitalize(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function uncapitalize(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** Troca a caixa da primeira letra de cada campo, em toda a profundidade. */
function renameFields(value: unknown, rename: (name: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => renameFields(item, rename));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [rename(name), renameFields(item, rename)]),
  );
}

/** Os campos de bytes: o que não é texto vai como texto JSON. */
const blobs = new Set(['Body', 'Payload']);

function withBlobs(input: unknown): unknown {
  if (!isObject(input)) return input;
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => [
      name,
      blobs.has(name) && typeof value !== 'string' ? stringifyJson(value as Json) : value,
    ]),
  );
}

/** Uma data como o Java a escreve: sem os milésimos quando são zero. */
function instant(date: Date): string {
  return date.toISOString().replace('.000Z', 'Z');
}

interface SdkStream {
  transformToString(): Promise<string>;
}

function isStream(value: unknown): value is SdkStream {
  return typeof value === 'object' && value !== null && 'transformToString' in value;
}

/** A resposta do SDK como JSON: datas em ISO, bytes e fluxos em texto, sem `$metadata`. */
export async function toJson(value: unknown): Promise<Json> {
  if (value instanceof Date) return instant(value);
  if (value instanceof Uint8Array) return Buffer.from(value).toString('utf8');
  if (isStream(value)) return value.transformToString();
  if (Array.isArray(value)) return Promise.all(value.map(toJson));
  if (isObject(value)) {
    const fields: [string, Json][] = [];
    for (const [name, item] of Object.entries(value)) {
      if (name !== '$metadata' && item !== undefined) fields.push([name, await toJson(item)]);
    }
    return Object.fromEntries(fields);
  }
  return (value ?? null) as Json;
}

/**
 * `aws-sdk:SERVIÇO:AÇÃO`: a API como ela é, com os campos em `PascalCase` na ida e na volta.
 * @throws `TaskError` `States.Runtime` quando o serviço ou a ação não existe aqui
 */
export function awsSdk(service: string, action: string): Integration {
  return async (request, context) => {
    const entry = Object.hasOwn(sdkServices, service) ? sdkServices[service] : undefined;
    const module = await entry?.load();
    const Command = module?.[`${capitalize(action)}Command`];
    if (!entry || !module || typeof Command !== 'function') {
      throw new TaskError(
        'States.Runtime',
        `The resource '${request.resource}' is not supported by this endpoint.`,
      );
    }
    const client = await context.clients.get(service, async (configuration) => {
      const Client = module[entry.client] as new (configuration: object) => Sender;
      return new Client(configuration);
    });
    return respond(request, context, async () => {
      const given = withBlobs(request.arguments);
      const input = entry.isCamelCase ? renameFields(given, uncapitalize) : given;
      try {
        const output = await client.send(new (Command as CommandClass)(isObject(input) ? input : {}), {
          abortSignal: request.signal,
        });
        const json = await toJson(output);
        return (entry.isCamelCase ? renameFields(json, capitalize) : json) as Json;
      } catch (error) {
        throw sdkError(error, entry.prefix, entry.errorNames?.[action]);
      }
    });
  };
}

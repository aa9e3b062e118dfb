import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { exceptionPrefixOf, resourceNameOf } from './aws-sdk-names.ts';

/** O que um comando do SDK é, visto daqui. */
export type SdkCommandClass = new (input: object) => object;

/** O que um cliente do SDK é, visto daqui. */
export interface SdkClient {
  readonly config: { readonly serviceId?: string };
  send(command: object, options: { abortSignal: AbortSignal }): Promise<object>;
  destroy(): void;
}
type SdkClientClass = new (configuration: object) => SdkClient;

/** Um serviço que `aws-sdk:` sabe chamar, pelo cliente que está instalado. */
export interface SdkService {
  readonly Client: SdkClientClass;
  /** O comando de uma ação, como `putObject`; `undefined` se o serviço não a tem. */
  command(action: string): SdkCommandClass | undefined;
}

type Module = Readonly<Record<string, unknown>>;

/** De onde se procuram clientes: da pasta de quem roda, que é o projeto do aluno, e desta. */
function roots(): readonly NodeJS.Require[] {
  return [createRequire(join(process.cwd(), 'package.json')), createRequire(import.meta.url)];
}

function folderNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // Nem toda pasta acima tem `node_modules`.
  }
}

/** O pacote instalado que serve um serviço e quem o acha. */
function installed(service: string): { packageName: string; require: NodeJS.Require } | undefined {
  for (const require of roots()) {
    for (const modules of require.resolve.paths('@aws-sdk/client') ?? []) {
      const name = folderNames(join(modules, '@aws-sdk')).find(
        (folder) => folder.startsWith('client-') && resourceNameOf(`@aws-sdk/${folder}`) === service,
      );
      if (name !== undefined) return { packageName: `@aws-sdk/${name}`, require };
    }
  }
  return undefined;
}

function serviceOf(module: Module): SdkService | undefined {
  const client = Object.keys(module).find((name) => /^[A-Z]\w*Client$/.test(name));
  if (client === undefined) return undefined;
  return {
    Client: module[client] as SdkClientClass,
    command(action) {
      // Siglas mudam de caixa entre o SDK de Java, que dá o nome da ação, e este.
      const wanted = `${action}Command`.toLowerCase();
      const name = Object.keys(module).find((key) => key.toLowerCase() === wanted);
      const command = name === undefined ? undefined : module[name];
      return typeof command === 'function' ? (command as SdkCommandClass) : undefined;
    },
  };
}

const loaded = new Map<string, Promise<SdkService | undefined>>();

async function load(service: string): Promise<SdkService | undefined> {
  const found = installed(service);
  if (!found) return undefined;
  const file = pathToFileURL(found.require.resolve(found.packageName)).href;
  const module = (await import(file)) as Module;
  return serviceOf((module.default as Module | undefined) ?? module);
}

/** O serviço que um `Resource` nomeia, como `bedrockruntime`; `undefined` se o cliente dele não está instalado. */
export async function sdkService(service: string): Promise<SdkService | undefined> {
  let promise = loaded.get(service);
  if (!promise) {
    promise = load(service);
    loaded.set(service, promise);
  }
  const found = await promise;
  // Quem instala o cliente que faltava não precisa religar a AWS local.
  if (!found) loaded.delete(service);
  return found;
}

/** Como o serviço de um cliente aparece nos erros: `BedrockRuntime`. */
export function errorPrefixOf(client: SdkClient, service: string): string {
  return exceptionPrefixOf(client.config.serviceId ?? service);
}

/** Os clientes de mais de uma palavra que mais se usam em fluxos: o nome no `Resource` não diz onde vão os hífens. */
const hyphenated: Readonly<Record<string, string>> = {
  apigateway: 'api-gateway',
  bedrockagent: 'bedrock-agent',
  bedrockagentruntime: 'bedrock-agent-runtime',
  bedrockruntime: 'bedrock-runtime',
  cloudwatchlogs: 'cloudwatch-logs',
  cognitoidentity: 'cognito-identity',
  cognitoidentityprovider: 'cognito-identity-provider',
  config: 'config-service',
  costexplorer: 'cost-explorer',
  dynamodbstreams: 'dynamodb-streams',
  emrserverless: 'emr-serverless',
  rdsdata: 'rds-data',
  redshiftdata: 'redshift-data',
  route53: 'route-53',
  sagemakerruntime: 'sagemaker-runtime',
  secretsmanager: 'secrets-manager',
};

/** O pacote que falta para chamar um serviço. */
export function packageFor(service: string): string {
  const name = Object.hasOwn(hyphenated, service) ? hyphenated[service] : service;
  return `@aws-sdk/client-${name}`;
}

import type { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import type { S3Client } from '@aws-sdk/client-s3';
import { type Json, JsonText, TaskError } from '../../asl/index.ts';
import { stringifyJson } from '../../asl/json/index.ts';
import { compactJson, isObject } from '../json.ts';
import { type Integration, type IntegrationContext, respond } from './integration.ts';
import { sdkError } from './service-error.ts';
import { unusableParameters } from './unusable-parameters.ts';

type Parameters = { readonly [key: string]: Json };

function text(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** O balde e a chave de `s3://balde/chave`, em `Input` ou em `Output`. */
function locationIn(
  parameters: Parameters,
  field: 'Input' | 'Output',
): { Bucket: string; Key: string; uri: string } | undefined {
  const place = parameters[field];
  if (place === undefined || place === null) return undefined;
  const uri = isObject(place) ? String(place.S3Uri) : '';
  const [, Bucket, Key] = /^s3:\/\/([^/]+)\/(.+)$/s.exec(uri) ?? [];
  if (!Bucket || !Key) throw unusableParameters(parameters, `The field "${field}.S3Uri" must be an S3 URI`);
  return { Bucket, Key, uri };
}

async function s3(context: IntegrationContext, signal: AbortSignal) {
  const { GetObjectCommand, PutObjectCommand, S3Client } = await import('@aws-sdk/client-s3');
  const client = await context.clients.get(
    's3',
    async (configuration): Promise<S3Client> => new S3Client(configuration),
  );
  const orS3Error = (error: unknown): never => {
    throw sdkError(error, 'S3');
  };
  return {
    read: async (Bucket: string, Key: string): Promise<string> => {
      const sent = client.send(new GetObjectCommand({ Bucket, Key }), { abortSignal: signal });
      const object = await sent.catch(orS3Error);
      return (await object.Body?.transformToString()) ?? '';
    },
    write: async (Bucket: string, Key: string, Body: string, ContentType: string | undefined) => {
      const command = new PutObjectCommand({ Bucket, Key, Body, ContentType });
      await client.send(command, { abortSignal: signal }).catch(orS3Error);
    },
  };
}

/** O corpo do pedido: o de `Body`, que pode ser objeto ou texto, ou o objeto do S3 que `Input` aponta. */
async function bodyOf(
  parameters: Parameters,
  context: IntegrationContext,
  signal: AbortSignal,
): Promise<string> {
  const source = locationIn(parameters, 'Input');
  const { Body } = parameters;
  if ((Body === undefined) === (source === undefined))
    throw unusableParameters(parameters, 'Exactly one of the fields "Body" and "Input" is required');
  if (source) return (await s3(context, signal)).read(source.Bucket, source.Key);
  return typeof Body === 'string' ? Body : stringifyJson(Body ?? null);
}

/** O erro da integração: o nome vem com `Bedrock.`, e a causa no formato do SDK v2 para Java. */
function bedrockError(error: unknown): unknown {
  const known = sdkError(error, 'BedrockRuntime');
  if (!(known instanceof TaskError)) return known;
  return new TaskError(known.error?.replace(/^BedrockRuntime\./, 'Bedrock.'), known.causeText);
}

/**
 * `bedrock:invokeModel`: `{ Body, ContentType }`, com o corpo da resposta já lido quando é JSON. Com `Output`, o
 * corpo vai para o S3, e `Body` diz onde está.
 */
export const bedrockInvokeModel: Integration = async (request, context) => {
  const parameters = isObject(request.arguments) ? (request.arguments as Parameters) : {};
  const { BedrockRuntimeClient, InvokeModelCommand } = await import('@aws-sdk/client-bedrock-runtime');
  const client = await context.clients.get(
    'bedrockruntime',
    async (configuration): Promise<BedrockRuntimeClient> => new BedrockRuntimeClient(configuration),
  );
  return respond(request, context, async () => {
    const { signal } = request;
    const modelId = text(parameters.ModelId);
    if (!modelId) throw unusableParameters(parameters, 'The field "ModelId" is required but was missing');
    const target = locationIn(parameters, 'Output');
    const command = new InvokeModelCommand({
      modelId,
      body: await bodyOf(parameters, context, signal),
      accept: text(parameters.Accept),
      contentType: text(parameters.ContentType) ?? 'application/json',
      guardrailIdentifier: text(parameters.GuardrailIdentifier),
      guardrailVersion: text(parameters.GuardrailVersion),
      trace: text(parameters.Trace) as 'ENABLED' | 'DISABLED' | undefined,
    });
    const response = await client.send(command, { abortSignal: signal }).catch((error: unknown) => {
      throw bedrockError(error);
    });
    const { contentType } = response;
    const answer = response.body.transformToString();
    const fields = `"ContentType":${JSON.stringify(contentType ?? null)}`;
    if (target) {
      await (await s3(context, signal)).write(target.Bucket, target.Key, answer, contentType);
      return new JsonText(`{"Body":${JSON.stringify(target.uri)},${fields}}`);
    }
    // O texto do modelo entra como veio, para que um número não mude de forma.
    const body = contentType?.startsWith('application/json') ? compactJson(answer) : JSON.stringify(answer);
    return new JsonText(`{"Body":${body},${fields}}`);
  });
};

import { BedrockRuntimeClient, InvokeModelCommand } from '@aws-sdk/client-bedrock-runtime';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { type LocalAws, startLocalAws } from '../../local-aws.ts';
import { ScriptedModel } from './test-scripted-model.ts';

// O que os testes do Bedrock têm em comum: uma AWS local por arquivo, com um modelo que segue um roteiro.

export const model = new ScriptedModel();
export let aws: LocalAws;
/** O cliente como ele vem de fábrica, que fala HTTP/2. */
export let client: BedrockRuntimeClient;
/** Chama com o cliente dado pelo teste um `InvokeModel` e devolve o corpo lido. */
export let invoke: (modelId: string, body: unknown) => Promise<Record<string, unknown>>;

const silent = new ScriptedModel();

beforeAll(async () => {
  aws = await startLocalAws({ port: 0, model });
  client = new BedrockRuntimeClient({ ...aws.clientConfig, maxAttempts: 1 });
  invoke = async (modelId, body) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const { body: bytes } = await client.send(new InvokeModelCommand({ modelId, body: text }));
    return JSON.parse(bytes.transformToString()) as Record<string, unknown>;
  };
});
afterEach(async () => {
  model.requests.length = 0;
  model.abandoned = 0;
  model.pause = 0;
  model.script = silent.script;
  await aws.call('local', 'PutBedrockAccess', {});
});
afterAll(async () => {
  client.destroy();
  await aws.close();
});

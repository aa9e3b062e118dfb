import type { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import type { RealBedrock, Usage } from '../../../bedrock/model.ts';
import { AwsError } from '../../errors.ts';
import type { JsonObject } from '../../json.ts';
import { type Call, type HttpRequest, RawReply, StreamReply } from '../../service.ts';
import type { Bedrock } from './bedrock.ts';
import { lookUp } from './catalogue.ts';
import { record } from './record.ts';

/** O que o SDK assina e manda, do que mudamos aqui. */
interface SignedRequest {
  method: string;
  path: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  body: unknown;
}

/** A resposta como ela chegou, antes de o SDK a ler. */
interface RawResponse {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly body: AsyncIterable<Uint8Array>;
}

/** Os cabeçalhos do pedido que são do cliente, e não da assinatura dele nem da conexão. */
function ownHeaders({ headers }: HttpRequest): Record<string, string> {
  const kept = Object.entries(headers).filter(
    ([name]) => name === 'content-type' || name === 'accept' || name.startsWith('x-amzn-bedrock-'),
  );
  return Object.fromEntries(kept);
}

/** Os cabeçalhos da resposta, menos os da conexão por onde ela veio. */
function endToEnd(headers: Readonly<Record<string, string>>): Record<string, string> {
  const hop = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length']);
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !name.startsWith(':') && !hop.has(name)),
  );
}

/**
 * Assina o pedido com as credenciais de quem usa, na ordem em que o SDK as procura, e o manda como veio.
 * O SDK só escolhe o endereço e assina: o corpo que ele escreveria é trocado, e a resposta não é lida.
 */
async function sendUnchanged(
  client: BedrockRuntimeClient,
  request: HttpRequest,
  signal: AbortSignal | undefined,
): Promise<RawResponse> {
  const { InvokeModelCommand } = await import('@aws-sdk/client-bedrock-runtime');
  const command = new InvokeModelCommand({ modelId: 'trocado' });
  command.middlewareStack.add(
    (next) => (args) => {
      const outgoing = args.request as SignedRequest;
      Object.assign(outgoing, { method: request.method, path: request.path, body: request.body });
      outgoing.query = Object.fromEntries(request.query);
      const kept = Object.entries(outgoing.headers).filter(([name]) =>
        /^(host|user-agent|x-amz-user-agent)$/i.test(name),
      );
      outgoing.headers = { ...Object.fromEntries(kept), ...ownHeaders(request) };
      if (request.body.length > 0) outgoing.headers['content-length'] = String(request.body.length);
      return next(args);
    },
    { step: 'build', priority: 'low', name: 'replaceRequest' },
  );
  let response: RawResponse | undefined;
  command.middlewareStack.addRelativeTo(
    () => async (args: { request: unknown }) => {
      const handled = await client.config.requestHandler.handle(args.request as never, {
        abortSignal: signal,
      });
      response = handled.response as RawResponse;
      return { response, output: { $metadata: {} } as never };
    },
    { relation: 'after', toMiddleware: 'httpSigningMiddleware', name: 'keepResponse' },
  );
  await client.send(command);
  if (!response) throw new Error('O SDK não mandou o pedido ao Bedrock.');
  return response;
}

async function readAll(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function usageIn(headers: Readonly<Record<string, string>>): Usage {
  const count = (name: string) => Number(headers[`x-amzn-bedrock-${name}-token-count`] ?? 0);
  return { inputTokens: count('input'), outputTokens: count('output') };
}

/** O pedido que deve seguir para a AWS. */
export interface Forwarded {
  readonly model: RealBedrock;
  readonly service: Bedrock;
  readonly call: Call;
  readonly operation: string;
  readonly input: JsonObject;
}

/**
 * Passa o pedido ao Bedrock de verdade, com uma assinatura nova, e a resposta de volta, inteira ou aos pedaços.
 * @throws `AwsError` quando faltam credenciais ou a rede
 */
export async function forward({ model, service, call, operation, input }: Forwarded): Promise<RawReply> {
  if (!call.request)
    throw new AwsError('ValidationException', 'MODELO=bedrock só atende pedidos que vieram por HTTP.');
  const started = performance.now();
  const client = await service.realClient(model);
  let response: RawResponse;
  try {
    response = await sendUnchanged(client, call.request, call.signal);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new AwsError(
      'ServiceUnavailableException',
      `O Bedrock de verdade não foi alcançado: ${reason}. Confira as suas credenciais da AWS e a rede.`,
      503,
      {},
      { cause: error },
    );
  }
  const headers = { ...endToEnd(response.headers), 'x-local-model': model.name };
  const failed = response.statusCode >= 400;
  const modelId = String(input.modelId);
  record(
    { service, model, operation, call, target: { modelId, entry: lookUp(modelId)?.entry } },
    {
      milliseconds: performance.now() - started,
      usage: usageIn(response.headers),
      error: failed ? (response.headers['x-amzn-errortype'] ?? String(response.statusCode)) : undefined,
    },
  );
  if (failed) return new RawReply(response.statusCode, headers, await readAll(response.body));
  return new StreamReply(headers, response.body);
}

import type { Json, Usage } from '../../../bedrock/model.ts';
import type { JsonObject } from '../../json.ts';
import { type Action, RawReply } from '../../service.ts';
import { collect } from './answer.ts';
import { type Bedrock, replyHeaders } from './bedrock.ts';
import { embed } from './embedding.ts';
import type { TextFamily } from './families/family.ts';
import { families } from './families/index.ts';
import { forward } from './forward.ts';
import { type Exchange, generate } from './generation.ts';
import { bytesOf, readModelBody } from './read-body.ts';

async function write(
  exchange: Omit<Exchange, 'request'>,
  family: TextFamily,
  body: JsonObject,
): Promise<{ output: Json; usage: Usage }> {
  const { entry, modelId } = exchange.target;
  const answer = await collect(generate({ ...exchange, request: family.read(body, entry, modelId) }));
  const { usage } = answer;
  const reply = { entry, requestId: exchange.call.requestId, inputTokens: usage.inputTokens };
  return { output: family.write(answer, reply, body), usage };
}

/** `InvokeModel`: o corpo e a resposta são os da família do modelo. */
export const invokeModel: Action<Bedrock> = {
  route: 'POST /model/{modelId}/invoke',
  permission: (input, service) => service.permissions(input, 'bedrock:InvokeModel'),
  async run(input, service, call) {
    const operation = 'InvokeModel';
    const model = await service.model();
    if (model.kind === 'bedrock') return forward({ model, service, call, operation, input });
    const started = performance.now();
    const target = service.resolve(input.modelId);
    const interruption = service.gate.admit(target);
    const exchange = { service, model, operation, target, call, interruption };
    const body = readModelBody(bytesOf(input, call));
    const family = families[target.entry.family];
    const { output, usage } =
      family.kind === 'embedding' ? await embed(exchange, family, body) : await write(exchange, family, body);
    return new RawReply(
      200,
      {
        'content-type': 'application/json',
        'x-amzn-bedrock-input-token-count': String(usage.inputTokens),
        'x-amzn-bedrock-output-token-count': String(usage.outputTokens),
        'x-amzn-bedrock-invocation-latency': String(Math.round(performance.now() - started)),
        ...replyHeaders(model, call),
      },
      JSON.stringify(output),
    );
  },
};

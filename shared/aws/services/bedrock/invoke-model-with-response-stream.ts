import type { GenerationEvent } from '../../../bedrock/model.ts';
import { AwsError } from '../../errors.ts';
import type { JsonObject } from '../../json.ts';
import type { StreamMessage } from '../../protocols/event-stream.ts';
import type { Action } from '../../service.ts';
import { type Bedrock, replyHeaders } from './bedrock.ts';
import { eventReply } from './event-reply.ts';
import type { TextFamily } from './families/family.ts';
import { families } from './families/index.ts';
import { forward } from './forward.ts';
import { type Exchange, generate } from './generation.ts';
import { modelFailure } from './model-failure.ts';
import { bytesOf, readModelBody } from './read-body.ts';

function chunk(body: JsonObject): StreamMessage {
  const bytes = Buffer.from(JSON.stringify(body), 'utf8').toString('base64');
  return { kind: 'event', type: 'chunk', payload: { bytes } };
}

/** Os pedaços da família; o último leva as medidas da chamada. */
async function* chunks(
  exchange: Exchange,
  family: TextFamily,
  body: JsonObject,
): AsyncGenerator<StreamMessage> {
  const { model, request, target, call } = exchange;
  const started = performance.now();
  let firstByte: number | undefined;
  let outputTokens = 0;
  async function* counted(): AsyncGenerator<GenerationEvent> {
    for await (const event of generate(exchange)) {
      firstByte ??= performance.now() - started;
      if (event.kind === 'end') outputTokens = event.usage.outputTokens;
      yield event;
    }
  }
  const inputTokens = await model.countTokens(request).catch((error: unknown) => {
    throw modelFailure(error);
  });
  const reply = { entry: target.entry, requestId: call.requestId, inputTokens };
  let held: JsonObject | undefined;
  for await (const piece of family.stream(counted(), reply, body)) {
    if (held) yield chunk(held);
    held = piece;
  }
  const latency = performance.now() - started;
  yield chunk({
    ...held,
    'amazon-bedrock-invocationMetrics': {
      inputTokenCount: inputTokens,
      outputTokenCount: outputTokens,
      invocationLatency: Math.round(latency),
      firstByteLatency: Math.round(firstByte ?? latency),
    },
  });
}

/** `InvokeModelWithResponseStream`: a resposta da família, aos pedaços. */
export const invokeModelWithResponseStream: Action<Bedrock> = {
  route: 'POST /model/{modelId}/invoke-with-response-stream',
  permission: (input, service) => service.permissions(input, 'bedrock:InvokeModelWithResponseStream'),
  async run(input, service, call) {
    const operation = 'InvokeModelWithResponseStream';
    const model = await service.model();
    if (model.kind === 'bedrock') return forward({ model, service, call, operation, input });
    const target = service.resolve(input.modelId);
    const interruption = service.gate.admit(target);
    const body = readModelBody(bytesOf(input, call));
    const { entry } = target;
    const family = families[entry.family];
    if (family.kind === 'embedding' || !entry.supports.stream)
      throw new AwsError('ValidationException', 'The model is unsupported for streaming.');
    const request = family.read(body, entry, target.modelId);
    const exchange = { service, model, operation, target, call, interruption, request };
    return eventReply(
      { 'x-amzn-bedrock-content-type': 'application/json', ...replyHeaders(model, call) },
      chunks(exchange, family, body),
      service.reportProblem,
    );
  },
};

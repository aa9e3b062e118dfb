import type { Usage } from '../../../bedrock/model.ts';
import { AwsError } from '../../errors.ts';
import type { JsonObject } from '../../json.ts';
import type { StreamMessage } from '../../protocols/event-stream.ts';
import type { Action } from '../../service.ts';
import { type Bedrock, modelTrace, replyHeaders } from './bedrock.ts';
import { echoed } from './converse/echoed.ts';
import { converseEvents, converseUsage } from './converse/events.ts';
import { readConverse } from './converse/read-converse.ts';
import { eventReply } from './event-reply.ts';
import { forward } from './forward.ts';
import { type Exchange, generate } from './generation.ts';

async function* messages(exchange: Exchange, input: JsonObject): AsyncGenerator<StreamMessage> {
  const started = performance.now();
  let usage: Usage = { inputTokens: 0, outputTokens: 0 };
  const onEnd = (final: Usage) => {
    usage = final;
  };
  for await (const { type, payload } of converseEvents(generate(exchange), onEnd))
    yield { kind: 'event', type, payload };
  const metadata = {
    usage: converseUsage(usage),
    metrics: { latencyMs: Math.round(performance.now() - started) },
    trace: modelTrace(exchange.model),
    ...echoed(input),
  };
  yield { kind: 'event', type: 'metadata', payload: metadata };
}

/** `ConverseStream`: o `Converse` aos pedaços. */
export const converseStream: Action<Bedrock> = {
  route: 'POST /model/{modelId}/converse-stream',
  permission: (input, service) => service.permissions(input, 'bedrock:InvokeModelWithResponseStream'),
  async run(input, service, call) {
    const operation = 'ConverseStream';
    const model = await service.model();
    if (model.kind === 'bedrock') return forward({ model, service, call, operation, input });
    const target = service.resolve(input.modelId);
    const interruption = service.gate.admit(target);
    const request = readConverse(input, target, true);
    if (!target.entry.supports.stream)
      throw new AwsError('ValidationException', 'The model is unsupported for streaming.');
    const exchange = { service, model, operation, target, request, call, interruption };
    return eventReply(replyHeaders(model, call), messages(exchange, input), service.reportProblem);
  },
};

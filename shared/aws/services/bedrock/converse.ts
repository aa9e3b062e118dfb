import { type Action, RawReply } from '../../service.ts';
import { collect } from './answer.ts';
import { type Bedrock, modelTrace, replyHeaders } from './bedrock.ts';
import { echoed, responseFields } from './converse/echoed.ts';
import { converseMessage, converseUsage } from './converse/events.ts';
import { readConverse } from './converse/read-converse.ts';
import { forward } from './forward.ts';
import { generate } from './generation.ts';

/** `Converse`: a mesma conversa para todos os modelos de texto. */
export const converse: Action<Bedrock> = {
  route: 'POST /model/{modelId}/converse',
  permission: (input, service) => service.permissions(input, 'bedrock:InvokeModel'),
  async run(input, service, call) {
    const operation = 'Converse';
    const model = await service.model();
    if (model.kind === 'bedrock') return forward({ model, service, call, operation, input });
    const started = performance.now();
    const target = service.resolve(input.modelId);
    const interruption = service.gate.admit(target);
    const request = readConverse(input, target);
    const answer = await collect(
      generate({ service, model, operation, target, request, call, interruption }),
    );
    const output = {
      metrics: { latencyMs: Math.round(performance.now() - started) },
      output: { message: converseMessage(answer) },
      stopReason: answer.stopReason,
      trace: modelTrace(model),
      usage: converseUsage(answer.usage),
      ...responseFields(input, answer),
      ...echoed(input),
    };
    const headers = { 'content-type': 'application/json', ...replyHeaders(model, call) };
    return new RawReply(200, headers, JSON.stringify(output));
  },
};

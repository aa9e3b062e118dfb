import type { GenerationEvent, GenerationRequest, GenerativeModel, ToolUse } from '../../../bedrock/model.ts';
import { AwsError } from '../../errors.ts';
import type { Call } from '../../service.ts';
import { refusalOf } from './access.ts';
import type { Bedrock } from './bedrock.ts';
import type { Target } from './catalogue.ts';
import { checkContextWindow } from './context-window.ts';
import type { LearnerFault } from './learner-faults.ts';
import { modelFailure } from './model-failure.ts';
import { record } from './record.ts';

/** Uma conversa com o modelo: quem pediu, o quê, e o que deve cortá-la no meio. */
export interface Exchange {
  readonly service: Bedrock;
  readonly model: GenerativeModel;
  readonly operation: string;
  readonly target: Target;
  readonly request: GenerationRequest;
  readonly call: Call;
  readonly interruption?: LearnerFault;
}

/** Quem pediu já não está: ninguém lê este erro, que só não pode parecer um defeito. */
function gaveUp(): AwsError {
  return new AwsError('RequestTimeout', 'The caller gave up before the response.', 408);
}

/** Pedaços que saem antes de uma falha pedida para o meio da resposta. */
const PIECES_BEFORE_FAILURE = 2;

/**
 * Os pedaços da resposta. No fim, ou no corte, o pedido vai para o diário.
 * @throws `AwsError` quando o modelo não responde, ou quando a falha foi pedida
 */
export async function* generate(exchange: Exchange): AsyncGenerator<GenerationEvent> {
  const { model, request, call, interruption } = exchange;
  await checkContextWindow(request, exchange.target.entry, model);
  const started = performance.now();
  const giveUp = new AbortController();
  const signal = call.signal ? AbortSignal.any([call.signal, giveUp.signal]) : giveUp.signal;
  let text = '';
  let end: (GenerationEvent & { kind: 'end' }) | undefined;
  let failure: string | undefined;
  let pieces = 0;
  const toolUses: ToolUse[] = [];
  try {
    for await (const event of model.generate(request, signal)) {
      if (interruption && (event.kind === 'end' || pieces === PIECES_BEFORE_FAILURE))
        throw refusalOf(interruption);
      pieces++;
      if (event.kind === 'text') text += event.text;
      else if (event.kind === 'end') end = event;
      else toolUses.push({ toolUseId: event.toolUseId, name: event.name, input: event.input });
      yield event;
    }
    if (!end) throw new Error('O modelo parou no meio, sem dizer que acabou.');
  } catch (error) {
    const known = call.signal?.aborted ? gaveUp() : modelFailure(error);
    failure = known instanceof AwsError ? known.code : 'InternalFailure';
    throw known;
  } finally {
    giveUp.abort();
    record(exchange, {
      answer: { text, toolUses },
      milliseconds: performance.now() - started,
      usage: end?.usage ?? { inputTokens: 0, outputTokens: 0 },
      stopReason: end?.stopReason,
      error: failure ?? (end ? undefined : 'RequestTimeout'),
    });
  }
}

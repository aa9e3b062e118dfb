import type { GenerationRequest, StopReason, ToolUse, Usage } from '../../../bedrock/model.ts';
import { taskOf } from '../../integrations/task-scope.ts';
import type { Call } from '../../service.ts';
import type { Bedrock } from './bedrock.ts';
import type { ModelEntry } from './models/model-entry.ts';
import { MAX_BODY_BYTES, type ModelRequest } from './request-journal.ts';

/** O que se pediu. */
export interface Asked {
  readonly service: Bedrock;
  readonly model: { readonly name: string; readonly isSimulated?: boolean };
  readonly operation: string;
  /** Sem `entry` para um modelo que só a AWS de verdade conhece. */
  readonly target: { readonly modelId: string; readonly entry?: ModelEntry };
  readonly call: Call;
  readonly request?: GenerationRequest;
  readonly texts?: readonly string[];
}

/** O que se respondeu. */
export interface Answered {
  readonly answer?: { readonly text: string; readonly toolUses: readonly ToolUse[] };
  readonly milliseconds: number;
  readonly usage: Usage;
  readonly stopReason?: StopReason;
  readonly error?: string;
}

function bodyOf({ request }: Call): unknown {
  if (!request || request.body.length > MAX_BODY_BYTES) return undefined;
  try {
    return JSON.parse(request.body.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** O que uma chamada custaria na AWS, em dólares. */
export function costOf(
  entry: ModelEntry | undefined,
  { inputTokens, outputTokens }: Usage,
): number | undefined {
  if (!entry?.price) return undefined;
  return (inputTokens * entry.price.input + outputTokens * entry.price.output) / 1000;
}

/** Põe um pedido no diário e no registro. Nenhum cabeçalho é guardado: as credenciais ficam de fora. */
export function record(asked: Asked, { answer, milliseconds, usage, stopReason, error }: Answered): void {
  const { service, model, operation, target, call, request, texts } = asked;
  const headers = call.request?.headers ?? {};
  const isSimulated = model.isSimulated ?? false;
  const costInDollars = costOf(target.entry, usage);
  const kept: ModelRequest = {
    requestId: call.requestId,
    time: service.context.clock.now(),
    operation,
    modelId: target.modelId,
    family: target.entry?.family,
    model: model.name,
    isSimulated,
    system: request?.system,
    messages: request?.messages,
    tools: request?.tools,
    toolChoice: request?.toolChoice,
    texts,
    body: bodyOf(call),
    answer,
    stopReason,
    ...usage,
    milliseconds,
    costInDollars,
    roleArn: service.context.iam.sessionOf(headers.authorization)?.roleArn,
    executionArn: taskOf(call.request)?.executionArn,
    error,
  };
  service.requests.append([kept]);
  service.context.log({
    kind: 'model',
    modelId: target.modelId,
    model: model.name,
    isSimulated,
    ...usage,
    milliseconds,
    costInDollars,
    error,
  });
}

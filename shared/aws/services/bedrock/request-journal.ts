import type { Message, StopReason, Tool, ToolChoice, ToolUse } from '../../../bedrock/model.ts';
import type { Journal, Storage } from '../../storage/storage.ts';

/** Um pedido que chegou ao modelo, e o que ele respondeu. */
export interface ModelRequest {
  readonly requestId: string;
  /** Milissegundos desde 1970. */
  readonly time: number;
  readonly operation: string;
  /** Como o cliente escreveu. */
  readonly modelId: string;
  readonly family?: string;
  /** Quem respondeu: `simulado`, `ollama:llama3.2`, `bedrock`. */
  readonly model: string;
  readonly isSimulated: boolean;
  readonly system?: readonly string[];
  readonly messages?: readonly Message[];
  readonly tools?: readonly Tool[];
  readonly toolChoice?: ToolChoice;
  /** Os textos de um pedido de vetores. */
  readonly texts?: readonly string[];
  /** O corpo como veio, quando cabe. */
  readonly body?: unknown;
  readonly answer?: { readonly text: string; readonly toolUses: readonly ToolUse[] };
  readonly stopReason?: StopReason;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly milliseconds: number;
  /** O que custaria na AWS, quando há preço no catálogo. */
  readonly costInDollars?: number;
  /** O papel que assinou o pedido. */
  readonly roleArn?: string;
  /** A execução de onde ele saiu, quando veio de uma tarefa. */
  readonly executionArn?: string;
  /** O nome do erro que cortou a resposta. */
  readonly error?: string;
}

/** Corpos maiores que isto, com imagens, ficam de fora do diário. */
export const MAX_BODY_BYTES = 256 * 1024;

/** O diário dos pedidos: o que a verificação de um passo e a página leem. */
export function requestJournal(storage: Storage): Journal {
  return storage.journal('bedrock/requests', 'all');
}

/** Os pedidos, do mais antigo ao mais novo. */
export function readRequests(storage: Storage): readonly ModelRequest[] {
  return requestJournal(storage).read() as readonly ModelRequest[];
}

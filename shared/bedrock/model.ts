/** Um valor JSON. A sala não importa de nenhuma outra. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Um pedaço de mensagem, nos nomes do `Converse`. Imagens e documentos chegam só com o seu formato. */
export type ContentBlock =
  | { readonly text: string }
  | { readonly toolUse: ToolUse }
  | { readonly toolResult: ToolResult }
  | { readonly attachment: { readonly kind: 'image' | 'document' | 'video'; readonly format: string } };

/** O modelo pede que uma ferramenta seja chamada. */
export interface ToolUse {
  readonly toolUseId: string;
  readonly name: string;
  readonly input: Json;
}

/** O que a ferramenta respondeu. */
export interface ToolResult {
  readonly toolUseId: string;
  readonly content: readonly ({ readonly text: string } | { readonly json: Json })[];
  readonly status: 'success' | 'error';
}

export interface Message {
  readonly role: 'user' | 'assistant';
  readonly content: readonly ContentBlock[];
}

/** Uma ferramenta que o modelo pode pedir; `inputSchema` é um JSON Schema. */
export interface Tool {
  readonly name: string;
  readonly description?: string;
  readonly inputSchema: Json;
}

export type ToolChoice =
  | { readonly kind: 'auto' }
  | { readonly kind: 'any' }
  | { readonly kind: 'tool'; readonly name: string };

/** Um pedido a um modelo de texto, igual para todas as famílias: quem fala HTTP já traduziu o corpo. */
export interface GenerationRequest {
  /** Como o cliente escreveu, como `amazon.nova-micro-v1:0`. */
  readonly modelId: string;
  readonly system: readonly string[];
  /** Da mais antiga à mais nova; a última é de `user`, ou de `assistant` para continuar dela. */
  readonly messages: readonly Message[];
  readonly tools: readonly Tool[];
  readonly toolChoice: ToolChoice;
  /** Tokens da resposta. */
  readonly maxTokens: number;
  readonly temperature?: number;
  readonly topP?: number;
  readonly topK?: number;
  readonly stopSequences: readonly string[];
}

/** Por que a resposta acabou, nos nomes do `Converse`. */
export type StopReason = 'end_turn' | 'tool_use' | 'max_tokens' | 'stop_sequence';

/** Tokens lidos e escritos. */
export interface Usage {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** A resposta, aos pedaços. Termina sempre com um `end`. */
export type GenerationEvent =
  | { readonly kind: 'text'; readonly text: string }
  | ({ readonly kind: 'toolUse' } & ToolUse)
  | {
      readonly kind: 'end';
      readonly stopReason: StopReason;
      /** A sequência que parou a resposta, quando foi uma. */
      readonly stopSequence?: string;
      readonly usage: Usage;
    };

/** Um modelo que responde: o simulado ou um Ollama. */
export interface GenerativeModel {
  readonly kind: 'generative';
  /** Como o modelo se apresenta nos metadados da resposta: `simulado`, `ollama:llama3.2`. */
  readonly name: string;
  /** Verdadeiro quando não há modelo nenhum por trás, só regras. */
  readonly isSimulated: boolean;
  /** @throws `ModelUnavailable` quando não há quem responda */
  generate(request: GenerationRequest, signal: AbortSignal): AsyncIterable<GenerationEvent>;
  countTokens(request: GenerationRequest): Promise<number>;
  /** Um vetor de norma 1 com `dimensions` números. @throws `ModelUnavailable` */
  embed(text: string, dimensions: number, signal: AbortSignal): Promise<readonly number[]>;
}

/** O Bedrock de verdade: o pedido segue como veio, e a resposta volta como veio. */
export interface RealBedrock {
  readonly kind: 'bedrock';
  readonly name: 'bedrock';
  /** Região da AWS, a das credenciais de quem usa. */
  readonly region: string;
  /** Outro endereço no lugar da AWS, como o de um servidor de testes. */
  readonly endpoint?: string;
}

export type Model = GenerativeModel | RealBedrock;

/** O modelo escolhido não responde; a mensagem, em português, diz por quê e o que fazer. */
export class ModelUnavailable extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ModelUnavailable';
  }
}

/** A variável que escolhe o modelo tem um valor que ninguém conhece. */
export class UnknownModel extends Error {
  constructor(choice: string) {
    super(`O modelo "${choice}" não existe. Use MODELO=simulado, MODELO=ollama:NOME ou MODELO=bedrock.`);
    this.name = 'UnknownModel';
  }
}

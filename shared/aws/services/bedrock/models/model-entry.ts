/** A família decide o formato do corpo. */
export type FamilyName =
  | 'claude'
  | 'nova'
  | 'titan-text'
  | 'titan-embed'
  | 'llama'
  | 'cohere-command'
  | 'cohere-command-r'
  | 'cohere-embed';

export type Modality = 'TEXT' | 'IMAGE' | 'EMBEDDING';

/** As geografias dos perfis de inferência entre regiões: o que vem antes do id, como `us.`. */
export type Geography = 'us' | 'eu' | 'apac' | 'global';

/** Dólares por mil tokens. */
export interface Price {
  readonly input: number;
  readonly output: number;
  readonly source: string;
  /** Ano e mês em que foi lido. */
  readonly date: string;
}

export interface ModelEntry {
  readonly id: string;
  readonly name: string;
  readonly provider: string;
  readonly family: FamilyName;
  readonly input: readonly Modality[];
  readonly output: readonly Modality[];
  /** Regiões em que o id responde sem perfil de inferência. */
  readonly onDemand: readonly string[];
  readonly profiles: readonly Geography[];
  /** Tokens de entrada e saída juntos. */
  readonly contextTokens: number;
  /** O maior pedido de saída, em tokens. */
  readonly maxOutputTokens: number;
  readonly supports: Supports;
  readonly lifecycle: 'ACTIVE' | 'LEGACY' | 'EOL';
  /** Ausente quando não há fonte. */
  readonly price?: Price;
}

/** O que um modelo aceita além de texto. */
export interface Supports {
  readonly stream: boolean;
  readonly system: boolean;
  readonly tools: boolean;
  /** Ferramentas com a resposta aos pedaços. */
  readonly streamedTools: boolean;
  readonly countTokens: boolean;
}

/** As regiões em que quase todo modelo estreia. */
export const US = ['us-east-1', 'us-west-2'];
export const everything: Supports = {
  stream: true,
  system: true,
  tools: true,
  streamedTools: true,
  countTokens: false,
};
export const textOnly: Supports = { ...everything, tools: false, streamedTools: false };
export const embedding: Supports = { ...textOnly, stream: false, system: false };

/** models.dev, na revisão f3fc692. */
export function priced(input: number, output: number): Price {
  return { input, output, source: 'models.dev @f3fc692', date: '2026-07' };
}

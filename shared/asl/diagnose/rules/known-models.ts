/** Um modelo do Bedrock que o curso conhece. `shared/aws` prova que a lista é a do catálogo da AWS local. */
export interface KnownModel {
  id: string;
  /** Só responde por um perfil de inferência, como `us.` antes do id. */
  needsProfile: boolean;
  /** A AWS já o desligou. */
  isRetired: boolean;
}

const current = (id: string): KnownModel => ({ id, needsProfile: false, isRetired: false });
const profiled = (id: string): KnownModel => ({ id, needsProfile: true, isRetired: false });
const retired = (id: string, needsProfile = false): KnownModel => ({ id, needsProfile, isRetired: true });

export const KNOWN_MODELS: readonly KnownModel[] = [
  profiled('anthropic.claude-haiku-4-5-20251001-v1:0'),
  profiled('anthropic.claude-sonnet-4-5-20250929-v1:0'),
  profiled('anthropic.claude-sonnet-4-6'),
  profiled('anthropic.claude-sonnet-5'),
  profiled('anthropic.claude-opus-4-8'),
  retired('anthropic.claude-sonnet-4-20250514-v1:0', true),
  retired('anthropic.claude-3-7-sonnet-20250219-v1:0', true),
  retired('anthropic.claude-3-5-haiku-20241022-v1:0'),
  retired('anthropic.claude-3-5-sonnet-20240620-v1:0'),
  retired('anthropic.claude-3-5-sonnet-20241022-v2:0'),
  retired('anthropic.claude-3-haiku-20240307-v1:0'),
  retired('anthropic.claude-3-sonnet-20240229-v1:0'),
  current('amazon.nova-micro-v1:0'),
  current('amazon.nova-lite-v1:0'),
  current('amazon.nova-pro-v1:0'),
  profiled('amazon.nova-2-lite-v1:0'),
  retired('amazon.titan-text-express-v1'),
  retired('amazon.titan-text-lite-v1'),
  retired('amazon.titan-text-premier-v1:0'),
  current('amazon.titan-embed-text-v1'),
  current('amazon.titan-embed-text-v2:0'),
  current('meta.llama3-8b-instruct-v1:0'),
  current('meta.llama3-70b-instruct-v1:0'),
  current('meta.llama3-1-8b-instruct-v1:0'),
  retired('meta.llama3-2-3b-instruct-v1:0', true),
  current('meta.llama3-3-70b-instruct-v1:0'),
  retired('cohere.command-text-v14'),
  retired('cohere.command-light-text-v14'),
  current('cohere.command-r-v1:0'),
  current('cohere.command-r-plus-v1:0'),
  current('cohere.embed-english-v3'),
  current('cohere.embed-multilingual-v3'),
];

/** Quem publica modelos no Bedrock, como o id começa. */
export const PROVIDERS: ReadonlySet<string> = new Set([
  'ai21',
  'amazon',
  'anthropic',
  'cohere',
  'deepseek',
  'google',
  'luma',
  'meta',
  'minimax',
  'mistral',
  'moonshot',
  'moonshotai',
  'nvidia',
  'openai',
  'qwen',
  'stability',
  'twelvelabs',
  'writer',
  'zai',
]);

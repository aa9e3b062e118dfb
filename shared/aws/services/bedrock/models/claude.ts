import { everything, type ModelEntry, priced, US } from './model-entry.ts';

function claude(
  id: string,
  name: string,
  rest: Pick<ModelEntry, 'onDemand' | 'profiles' | 'maxOutputTokens' | 'lifecycle' | 'price'>,
): ModelEntry {
  return {
    id: `anthropic.${id}`,
    name,
    provider: 'Anthropic',
    family: 'claude',
    input: ['TEXT', 'IMAGE'],
    output: ['TEXT'],
    contextTokens: 200_000,
    supports: { ...everything, countTokens: true },
    ...rest,
  };
}

const current = {
  onDemand: [],
  profiles: ['us', 'eu', 'apac', 'global'],
  maxOutputTokens: 64_000,
  lifecycle: 'ACTIVE',
} as const;

export const claudeModels: readonly ModelEntry[] = [
  claude('claude-haiku-4-5-20251001-v1:0', 'Claude Haiku 4.5', { ...current, price: priced(0.001, 0.005) }),
  claude('claude-sonnet-4-5-20250929-v1:0', 'Claude Sonnet 4.5', current),
  claude('claude-sonnet-4-6', 'Claude Sonnet 4.6', { ...current, price: priced(0.003, 0.015) }),
  claude('claude-sonnet-5', 'Claude Sonnet 5', { ...current, price: priced(0.002, 0.01) }),
  claude('claude-opus-4-8', 'Claude Opus 4.8', { ...current, price: priced(0.005, 0.025) }),
  claude('claude-sonnet-4-20250514-v1:0', 'Claude Sonnet 4', { ...current, lifecycle: 'EOL' }),
  claude('claude-3-7-sonnet-20250219-v1:0', 'Claude 3.7 Sonnet', {
    ...current,
    profiles: ['us', 'eu', 'apac'],
    lifecycle: 'EOL',
  }),
  claude('claude-3-5-haiku-20241022-v1:0', 'Claude 3.5 Haiku', {
    onDemand: ['us-west-2'],
    profiles: ['us'],
    maxOutputTokens: 8192,
    lifecycle: 'EOL',
  }),
  claude('claude-3-5-sonnet-20240620-v1:0', 'Claude 3.5 Sonnet', {
    onDemand: US,
    profiles: ['us', 'eu', 'apac'],
    maxOutputTokens: 8192,
    lifecycle: 'EOL',
  }),
  claude('claude-3-5-sonnet-20241022-v2:0', 'Claude 3.5 Sonnet v2', {
    onDemand: ['us-west-2'],
    profiles: ['us', 'apac'],
    maxOutputTokens: 8192,
    lifecycle: 'EOL',
  }),
  claude('claude-3-haiku-20240307-v1:0', 'Claude 3 Haiku', {
    onDemand: [...US, 'sa-east-1', 'eu-central-1', 'ap-southeast-2'],
    profiles: ['us', 'eu', 'apac'],
    maxOutputTokens: 4096,
    lifecycle: 'EOL',
  }),
  claude('claude-3-sonnet-20240229-v1:0', 'Claude 3 Sonnet', {
    onDemand: [...US, 'sa-east-1'],
    profiles: ['us', 'eu', 'apac'],
    maxOutputTokens: 4096,
    lifecycle: 'EOL',
  }),
];

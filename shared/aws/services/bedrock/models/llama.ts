import { type ModelEntry, textOnly, US } from './model-entry.ts';

function llama(
  id: string,
  name: string,
  rest: Pick<ModelEntry, 'onDemand' | 'profiles' | 'contextTokens' | 'maxOutputTokens' | 'lifecycle'> & {
    readonly tools: boolean;
  },
): ModelEntry {
  const { tools, ...fields } = rest;
  return {
    id: `meta.${id}`,
    name,
    provider: 'Meta',
    family: 'llama',
    input: ['TEXT'],
    output: ['TEXT'],
    supports: { ...textOnly, tools },
    ...fields,
  };
}

export const llamaModels: readonly ModelEntry[] = [
  llama('llama3-8b-instruct-v1:0', 'Llama 3 8B Instruct', {
    onDemand: [...US, 'ap-south-1', 'ca-central-1'],
    profiles: [],
    contextTokens: 8192,
    maxOutputTokens: 2048,
    tools: false,
    lifecycle: 'ACTIVE',
  }),
  llama('llama3-70b-instruct-v1:0', 'Llama 3 70B Instruct', {
    onDemand: [...US, 'ap-south-1', 'ca-central-1'],
    profiles: [],
    contextTokens: 8192,
    maxOutputTokens: 2048,
    tools: false,
    lifecycle: 'ACTIVE',
  }),
  llama('llama3-1-8b-instruct-v1:0', 'Llama 3.1 8B Instruct', {
    onDemand: ['us-west-2'],
    profiles: ['us'],
    contextTokens: 128_000,
    maxOutputTokens: 8192,
    tools: true,
    lifecycle: 'ACTIVE',
  }),
  llama('llama3-2-3b-instruct-v1:0', 'Llama 3.2 3B Instruct', {
    onDemand: [],
    profiles: ['us', 'eu'],
    contextTokens: 128_000,
    maxOutputTokens: 8192,
    tools: false,
    lifecycle: 'EOL',
  }),
  llama('llama3-3-70b-instruct-v1:0', 'Llama 3.3 70B Instruct', {
    onDemand: ['us-east-2'],
    profiles: ['us'],
    contextTokens: 128_000,
    maxOutputTokens: 8192,
    tools: true,
    lifecycle: 'ACTIVE',
  }),
];

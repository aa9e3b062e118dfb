import { embedding, everything, type ModelEntry, textOnly, US } from './model-entry.ts';

const cohere = {
  provider: 'Cohere',
  input: ['TEXT'],
  output: ['TEXT'],
  onDemand: US,
  profiles: [],
  maxOutputTokens: 4096,
} as const;
const cohereEmbed = {
  ...cohere,
  family: 'cohere-embed',
  output: ['EMBEDDING'],
  onDemand: [...US, 'sa-east-1', 'eu-central-1'],
  contextTokens: 512,
  maxOutputTokens: 0,
  supports: embedding,
  lifecycle: 'ACTIVE',
} as const;

export const cohereModels: readonly ModelEntry[] = [
  {
    ...cohere,
    id: 'cohere.command-text-v14',
    name: 'Command',
    family: 'cohere-command',
    contextTokens: 4096,
    supports: { ...textOnly, system: false },
    lifecycle: 'EOL',
  },
  {
    ...cohere,
    id: 'cohere.command-light-text-v14',
    name: 'Command Light',
    family: 'cohere-command',
    contextTokens: 4096,
    supports: { ...textOnly, system: false },
    lifecycle: 'EOL',
  },
  {
    ...cohere,
    id: 'cohere.command-r-v1:0',
    name: 'Command R',
    family: 'cohere-command-r',
    contextTokens: 128_000,
    supports: everything,
    lifecycle: 'ACTIVE',
  },
  {
    ...cohere,
    id: 'cohere.command-r-plus-v1:0',
    name: 'Command R+',
    family: 'cohere-command-r',
    contextTokens: 128_000,
    supports: everything,
    lifecycle: 'ACTIVE',
  },
  { ...cohereEmbed, id: 'cohere.embed-english-v3', name: 'Embed English' },
  { ...cohereEmbed, id: 'cohere.embed-multilingual-v3', name: 'Embed Multilingual' },
];

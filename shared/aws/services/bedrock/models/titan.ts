import { embedding, type ModelEntry, textOnly, US } from './model-entry.ts';

const titanText = {
  provider: 'Amazon',
  family: 'titan-text',
  input: ['TEXT'],
  output: ['TEXT'],
  onDemand: US,
  profiles: [],
  supports: { ...textOnly, system: false },
  lifecycle: 'EOL',
} as const;
const titanEmbed = {
  provider: 'Amazon',
  family: 'titan-embed',
  input: ['TEXT'],
  output: ['EMBEDDING'],
  onDemand: [...US, 'sa-east-1', 'eu-central-1'],
  profiles: [],
  contextTokens: 8192,
  maxOutputTokens: 0,
  supports: embedding,
  lifecycle: 'ACTIVE',
} as const;

export const titanModels: readonly ModelEntry[] = [
  {
    ...titanText,
    id: 'amazon.titan-text-express-v1',
    name: 'Titan Text G1 - Express',
    contextTokens: 8192,
    maxOutputTokens: 8192,
  },
  {
    ...titanText,
    id: 'amazon.titan-text-lite-v1',
    name: 'Titan Text G1 - Lite',
    contextTokens: 4096,
    maxOutputTokens: 4096,
  },
  {
    ...titanText,
    id: 'amazon.titan-text-premier-v1:0',
    name: 'Titan Text Premier',
    contextTokens: 32_000,
    maxOutputTokens: 3072,
  },
  { ...titanEmbed, id: 'amazon.titan-embed-text-v1', name: 'Titan Embeddings G1' },
  { ...titanEmbed, id: 'amazon.titan-embed-text-v2:0', name: 'Titan Text Embed V2' },
];

import { claudeModels } from './claude.ts';
import { cohereModels } from './cohere.ts';
import { llamaModels } from './llama.ts';
import type { ModelEntry } from './model-entry.ts';
import { novaModels } from './nova.ts';
import { titanModels } from './titan.ts';

/**
 * O catálogo dos modelos, em dados. Os que estão em `EOL` já não respondem na AWS; aqui respondem, com um aviso,
 * porque quase todo laboratório publicado ainda os usa (`retiredModels`, em `access.ts`, os recusa como a AWS).
 */
export const models: readonly ModelEntry[] = [
  ...claudeModels,
  ...novaModels,
  ...titanModels,
  ...llamaModels,
  ...cohereModels,
];

import type { FamilyName } from '../models/model-entry.ts';
import { claude } from './claude.ts';
import { cohereCommand } from './cohere-command.ts';
import { cohereCommandR } from './cohere-command-r.ts';
import { cohereEmbed } from './cohere-embed.ts';
import type { Family } from './family.ts';
import { llama } from './llama.ts';
import { nova } from './nova.ts';
import { titanEmbed } from './titan-embed.ts';
import { titanText } from './titan-text.ts';

/** As famílias de corpos. Acrescentar uma é acrescentar um arquivo e uma linha. */
export const families: Readonly<Record<FamilyName, Family>> = {
  claude,
  'cohere-command': cohereCommand,
  'cohere-command-r': cohereCommandR,
  'cohere-embed': cohereEmbed,
  llama,
  nova,
  'titan-embed': titanEmbed,
  'titan-text': titanText,
};

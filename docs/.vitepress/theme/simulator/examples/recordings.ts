import type { Json } from '../../../../../shared/asl/index.ts';
import type { RecordedHistoryEvent } from '../engine/types.ts';

/** A execução gravada de um passo, como `docs/gravacoes/` a guarda. */
export interface Recording {
  machines: { name: string; definition: string }[];
  execution: { machine: string; input: Json; events: RecordedHistoryEvent[] };
}

const FILES = import.meta.glob<Recording>('../../../../gravacoes/*.json', { import: 'default' });

const slugOf = (file: string): string => file.replace(/^.*\/|\.json$/g, '');

/** Os passos que têm uma gravação, na ordem. */
export const RECORDED: readonly string[] = Object.keys(FILES).map(slugOf).sort();

/** @throws {Error} se o passo não tem gravação, ou se o arquivo não chegou */
export async function recordingOf(slug: string): Promise<Recording> {
  const load = Object.entries(FILES).find(([file]) => slugOf(file) === slug)?.[1];
  if (!load) throw new Error(`Não há execução gravada do passo ${slug}.`);
  return load();
}

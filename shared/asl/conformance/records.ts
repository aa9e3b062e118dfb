import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A raiz do projeto. */
export const PROJECT = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
/** Onde ficam os registros, fora do projeto. */
export const RECORDS = join(PROJECT, '..', 'shared', 'conformance');

/** Os arquivos de registros; nenhum, num checkout sem eles. */
export function recordedFiles(): string[] {
  if (!existsSync(RECORDS)) return [];
  return readdirSync(RECORDS)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => join(RECORDS, name));
}

import { createHash, type Hash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** O resumo do conteúdo de uma pasta (nomes e bytes, em ordem) e o tamanho dela em bytes. */
export function hashFolder(folder: string): { hash: Hash; size: number } {
  const hash = createHash('sha256');
  let size = 0;
  const walk = (path: string, prefix: string): void => {
    for (const entry of readdirSync(path, { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    )) {
      const file = join(path, entry.name);
      if (entry.isDirectory()) walk(file, `${prefix}${entry.name}/`);
      else if (statSync(file).isFile()) {
        const bytes = readFileSync(file);
        size += bytes.length;
        hash.update(`${prefix}${entry.name}\0${bytes.length}\0`).update(bytes);
      }
    }
  };
  walk(folder, '');
  return { hash, size };
}

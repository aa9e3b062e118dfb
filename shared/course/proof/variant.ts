import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { LOCAL_FOLDER } from '../paths.ts';
import type { FolderText } from '../starters/starters.ts';

/**
 * Escreve uma variante de um passo, usa e apaga. A pasta fica dentro do repositório para que os imports
 * dela achem as mesmas dependências.
 * @param name nome da variante, que vira pasta
 * @param use recebe o caminho absoluto da variante
 */
export async function withVariant<T>(
  slug: string,
  name: string,
  files: FolderText,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = path.join(LOCAL_FOLDER, 'provas', `${process.pid}-${name}`, slug);
  try {
    for (const [file, text] of Object.entries(files)) {
      const place = path.join(folder, ...file.split('/'));
      await mkdir(path.dirname(place), { recursive: true });
      await writeFile(place, text);
    }
    return await use(folder);
  } finally {
    await rm(path.dirname(folder), { recursive: true, force: true });
  }
}

import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { LOCAL_FOLDER } from '../paths.ts';
import type { FolderText } from '../starters/starters.ts';

let used = 0;

/**
 * Escreve variantes de um passo, usa e apaga. As pastas ficam dentro do repositório para que os imports
 * delas achem as mesmas dependências.
 * @param variants nome da variante, que vira pasta → os arquivos dela
 * @param use recebe, por nome, o caminho absoluto de cada variante
 */
export async function withVariants<Name extends string, T>(
  slug: string,
  variants: Readonly<Record<Name, FolderText>>,
  use: (folders: Readonly<Record<Name, string>>) => Promise<T>,
): Promise<T> {
  const names = Object.keys(variants) as Name[];
  const own = path.join(LOCAL_FOLDER, 'provas', `${process.pid}-${++used}`);
  // A pasta termina no nome do passo: é por ele que as mensagens dizem o número.
  const placeOf = (name: string) => path.join(own, name, slug);
  try {
    await Promise.all(names.map((name) => writeFolder(placeOf(name), variants[name])));
    const folders = names.map((name) => [name, placeOf(name)]);
    return await use(Object.fromEntries(folders) as Record<Name, string>);
  } finally {
    await rm(own, { recursive: true, force: true });
  }
}

/** O mesmo, para uma variante só. */
export const withVariant = <T>(
  slug: string,
  name: string,
  files: FolderText,
  use: (folder: string) => Promise<T>,
): Promise<T> => withVariants(slug, { [name]: files }, (folders) => use(folders[name] ?? ''));

async function writeFolder(folder: string, files: FolderText): Promise<void> {
  for (const [file, text] of Object.entries(files)) {
    const place = path.join(folder, ...file.split('/'));
    await mkdir(path.dirname(place), { recursive: true });
    await writeFile(place, text);
  }
}

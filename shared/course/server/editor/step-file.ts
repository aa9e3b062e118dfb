import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { ROOT, stepFolder } from '../../paths.ts';

/** O arquivo pedido não é do passo, ou não existe. */
export class NotAStepFile extends Error {
  override readonly name = 'NotAStepFile';
}

/**
 * O arquivo de um passo que alguém quer abrir. Um caminho que sai da pasta, por `..`, por ser absoluto ou por um
 * atalho (link), é recusado.
 * @param slug pasta do passo, que já se sabe ser do catálogo
 * @param file caminho relativo à raiz do repositório, com barras normais, como as verificações o dão
 * @param root a raiz do repositório, quando não é a desta cópia
 * @returns caminho absoluto de um arquivo que existe
 * @throws {NotAStepFile} com o que houve
 */
export async function stepFile(slug: string, file: string, root = ROOT): Promise<string> {
  const folder = path.join(root, path.relative(ROOT, stepFolder(slug)));
  const asked = file.includes('\0') ? root : path.resolve(root, file);
  if (!isInside(folder, asked)) throw new NotAStepFile(`Só abro arquivos de steps/${slug}.`);
  const [realFolder, real] = await Promise.all([realpath(folder), realpath(asked)]).catch(() => []);
  if (realFolder === undefined || real === undefined || !(await stat(real)).isFile())
    throw new NotAStepFile(`Não achei o arquivo ${path.relative(root, asked).split(path.sep).join('/')}.`);
  if (!isInside(realFolder, real)) throw new NotAStepFile(`Só abro arquivos de steps/${slug}.`);
  return asked;
}

function isInside(folder: string, file: string): boolean {
  const way = path.relative(folder, file);
  return way !== '' && way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
}

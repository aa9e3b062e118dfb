import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Place } from './report.ts';

const FRAME = /\(?((?:file:\/\/)?[^\s()]+?):(\d+):(\d+)\)?$/;

/** O caminho como as pessoas o leem: relativo ao repositório e com barras normais. */
export function relativeToRepository(file: string): string {
  const root = path.resolve(import.meta.dirname, '..', '..');
  return path.relative(root, file).split(path.sep).join('/');
}

/**
 * O primeiro ponto da pilha que fica dentro de uma pasta: onde a pessoa pode mexer.
 * @param error qualquer valor lançado
 * @param folder caminho absoluto da pasta
 */
export function placeInFolder(error: unknown, folder: string): Place | undefined {
  if (!(error instanceof Error)) return undefined;
  for (const line of (error.stack ?? '').split('\n')) {
    const [, location, row, column] = FRAME.exec(line.trim()) ?? [];
    if (location === undefined) continue;
    const file = location.startsWith('file://') ? fileURLToPath(location) : location.replace(/\?.*$/, '');
    if (!path.resolve(file).startsWith(folder + path.sep)) continue;
    return { file: relativeToRepository(file), line: Number(row), column: Number(column) };
  }
  return undefined;
}

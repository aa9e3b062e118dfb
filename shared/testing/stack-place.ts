import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Place } from './report.ts';

/** O resto de uma linha da pilha, depois da pasta: arquivo, o que o Vite põe depois dele, linha e coluna. */
const FRAME_END = /^(.+?)(?:\?[^:]*)?:(\d+):(\d+)\)?$/;

/** O caminho como as pessoas o leem: relativo ao repositório e com barras normais. */
export function relativeToRepository(file: string): string {
  const root = path.resolve(import.meta.dirname, '..', '..');
  return path.relative(root, file).split(path.sep).join('/');
}

/**
 * O primeiro ponto da pilha que fica dentro de uma pasta: onde a pessoa pode mexer.
 * Procura a pasta na linha, em vez de adivinhar onde o caminho começa: nomes de pasta têm espaços e parênteses.
 * @param error qualquer valor lançado
 * @param folder caminho absoluto da pasta
 */
export function placeInFolder(error: unknown, folder: string): Place | undefined {
  if (!(error instanceof Error)) return undefined;
  const url = `${pathToFileURL(folder).href}/`;
  const starts = [url, folder + path.sep, `${folder.split(path.sep).join('/')}/`];
  for (const line of (error.stack ?? '').split('\n')) {
    const start = starts.find((text) => line.includes(text));
    if (start === undefined) continue;
    const rest = line.slice(line.lastIndexOf(start) + start.length).trimEnd();
    const [, name, row, column] = FRAME_END.exec(rest) ?? [];
    if (name === undefined) continue;
    const file = path.join(folder, start === url ? decodeURIComponent(name) : name);
    return { file: relativeToRepository(file), line: Number(row), column: Number(column) };
  }
  return undefined;
}

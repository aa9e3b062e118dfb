/**
 * O retrato dos pontos de partida. `steps/` é da pessoa, que muda e grava o que quiser; sem um retrato,
 * ninguém saberia dizer se um passo foi tocado, nem como ele era. `starters.json` é gerado, como um lock:
 * `npm run curso:iniciais` o escreve, e `npm test` confere.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ROOT, stepFolder } from '../paths.ts';

/** Os arquivos de uma pasta: caminho relativo com barras normais → texto. */
export type FolderText = Record<string, string>;

const SNAPSHOT = path.join(import.meta.dirname, '..', 'starters.json');
const GENERATED = new Set(['cdk.out', 'node_modules', '.DS_Store', 'Thumbs.db']);

/** Lê os textos de uma pasta, sem o que as ferramentas e o sistema geram. Fins de linha do Windows não contam. */
export function readFolder(folder: string): FolderText {
  if (!existsSync(folder)) return {};
  const files: FolderText = {};
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const file = path.join(entry.parentPath, entry.name);
    const relative = path.relative(folder, file).split(path.sep);
    if (!entry.isFile() || relative.some((segment) => GENERATED.has(segment))) continue;
    files[relative.join('/')] = readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
  }
  return Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** O ponto de partida de cada passo, como o curso o publicou. */
export function readStarters(): Record<string, FolderText> {
  return existsSync(SNAPSHOT)
    ? (JSON.parse(readFileSync(SNAPSHOT, 'utf8')) as Record<string, FolderText>)
    : {};
}

/** Grava o retrato de agora; é tarefa de quem escreve o curso. */
export async function writeStarters(slugs: readonly string[]): Promise<void> {
  const snapshot = Object.fromEntries(slugs.map((slug) => [slug, readFolder(stepFolder(slug))]));
  await writeFile(SNAPSHOT, `${JSON.stringify(snapshot, null, 2)}\n`);
}

/** Os arquivos em que a pasta difere do ponto de partida; vazio quando ninguém mexeu. */
export function editedFiles(
  slug: string,
  starter: FolderText | undefined = readStarters()[slug],
  folder = stepFolder(slug),
): string[] {
  const now = readFolder(folder);
  const names = new Set([...Object.keys(starter ?? {}), ...Object.keys(now)]);
  return [...names].filter((name) => now[name] !== starter?.[name]).sort();
}

/** De onde o ponto de partida vem, para onde vai e onde a tentativa fica guardada. */
export interface RestorePlaces {
  starter?: FolderText;
  folder?: string;
  attempts?: string;
}

/**
 * Guarda a tentativa da pessoa em `.tentativas/` e põe o ponto de partida no lugar.
 * @returns a pasta da tentativa, em caminho absoluto
 */
export async function restoreStarter(
  slug: string,
  now: Date,
  {
    starter = readStarters()[slug] ?? {},
    folder = stepFolder(slug),
    attempts = path.join(ROOT, '.tentativas'),
  }: RestorePlaces = {},
): Promise<string> {
  const stamp = now
    .toISOString()
    .replace(/\.\d+Z$/, '')
    .replaceAll(':', '-');
  const keptAt = unusedName(path.join(attempts, `${slug}-${stamp}`));
  // Primeiro a cópia: quem interromper no meio não perde a tentativa.
  if (existsSync(folder)) await cp(folder, keptAt, { recursive: true });
  await writeOver(folder, starter);
  return keptAt;
}

/** O nome dado, ou ele com um número, se já houver algo ali. */
function unusedName(place: string): string {
  for (let copy = 2, name = place; ; copy++) {
    if (!existsSync(name)) return name;
    name = `${place}-${copy}`;
  }
}

/**
 * Escreve o retrato por cima do que há na pasta. Ela continua a mesma: o terminal que está nela, o editor e quem
 * observa os arquivos não percebem uma pasta que foi trocada por outra de mesmo nome.
 */
async function writeOver(folder: string, starter: FolderText): Promise<void> {
  const files = Object.entries(starter).map(([name, text]) => ({
    file: path.join(folder, ...name.split('/')),
    text,
  }));
  const fileNames = new Set(files.map(({ file }) => file));
  const folderNames = new Set(files.flatMap(({ file }) => foldersBetween(folder, file)));
  await mkdir(folder, { recursive: true });
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const place = path.join(entry.parentPath, entry.name);
    const stays = entry.isDirectory() ? folderNames.has(place) : entry.isFile() && fileNames.has(place);
    if (!stays) await rm(place, { recursive: true, force: true });
  }
  for (const { file, text } of files) {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}

/** As pastas entre `folder` e um arquivo dela. */
function foldersBetween(folder: string, file: string): string[] {
  const parent = path.dirname(file);
  return parent === folder ? [] : [parent, ...foldersBetween(folder, parent)];
}

/**
 * O retrato dos pontos de partida. `steps/` é da pessoa, que muda e grava o que quiser; sem um retrato,
 * ninguém saberia dizer se um passo foi tocado, nem como ele era. `starters.json` é gerado, como um lock:
 * `npm run curso:iniciais` o escreve, e `npm test` confere.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { cp, mkdir, rename, rm, writeFile } from 'node:fs/promises';
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
  await mkdir(path.dirname(keptAt), { recursive: true });
  await moveFolder(folder, keptAt);
  for (const [name, text] of Object.entries(starter)) {
    const file = path.join(folder, ...name.split('/'));
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  return keptAt;
}

/** O nome dado, ou ele com um número, se já houver algo ali. */
function unusedName(place: string): string {
  for (let copy = 2, name = place; ; copy++) {
    if (!existsSync(name)) return name;
    name = `${place}-${copy}`;
  }
}

/** No Windows, uma pasta aberta em um editor não se renomeia; copiar e apagar ainda funciona. */
async function moveFolder(from: string, to: string): Promise<void> {
  if (!existsSync(from)) return;
  try {
    await rename(from, to);
  } catch {
    await cp(from, to, { recursive: true });
    await rm(from, { recursive: true, force: true });
  }
}

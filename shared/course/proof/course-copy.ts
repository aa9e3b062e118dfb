/** Uma cópia do curso, com os pontos de partida intactos: um comando que salva arquivos nunca mexe nos de verdade. */
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { ROOT } from '../paths.ts';
import { readStarters } from '../starters/starters.ts';

/** O que é da máquina de alguém, e não do curso; e `steps`, que vem do retrato. */
const LEFT_OUT = new Set([
  'node_modules',
  '.git',
  'dist',
  'cache',
  'cdk.out',
  '.local',
  '.tentativas',
  '.progresso.json',
]);

export interface CourseCopy {
  /** O caminho absoluto da cópia. */
  folder: string;
  remove(): Promise<void>;
}

/** Copia o curso para uma pasta temporária. As dependências são as de verdade, por um atalho. */
export async function copyCourse(): Promise<CourseCopy> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'do-fluxograma-'));
  const filter = (source: string) =>
    !LEFT_OUT.has(path.basename(source)) && source !== path.join(ROOT, 'steps');
  await cp(ROOT, folder, { recursive: true, filter });
  await symlink(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  for (const [slug, files] of Object.entries(readStarters()))
    for (const [name, text] of Object.entries(files)) {
      const file = path.join(folder, 'steps', slug, ...name.split('/'));
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, text);
    }
  return { folder, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }) };
}

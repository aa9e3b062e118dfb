import { execFile } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';

const ROOT = path.resolve(import.meta.dirname, '..', '..', '..');
const DOCS = path.join(ROOT, 'docs');
/** A pasta do site montado. */
export const DIST = path.join(DOCS, '.vitepress', 'dist');

/** De onde o site sai: as páginas, os arquivos que elas mostram e o que os desenha. */
const SOURCES = ['docs', 'shared', 'solutions', 'steps', 'package-lock.json'];
const NOT_SOURCES = new Set(['node_modules', 'dist', 'cache', 'cdk.out', 'tests']);

/** Quando algo desta pasta (ou deste arquivo) mudou pela última vez, em milissegundos. */
function lastChange(place: string): number {
  const { mtimeMs } = statSync(place);
  if (!statSync(place).isDirectory()) return mtimeMs;
  const inside = readdirSync(place).filter((name) => !NOT_SOURCES.has(name));
  return Math.max(0, ...inside.map((name) => lastChange(path.join(place, name))));
}

/** Monta o site, se o que está em `dist` é mais velho que as fontes dele. */
export async function buildSite(): Promise<void> {
  const page = path.join(DIST, 'index.html');
  const changed = Math.max(...SOURCES.map((name) => lastChange(path.join(ROOT, name))));
  if (existsSync(page) && statSync(page).mtimeMs > changed) return;
  const vitepress = path.dirname(createRequire(import.meta.url).resolve('vitepress/package.json'));
  // Outro processo: aqui dentro o NODE_ENV é de teste, e o Vue montaria a sua versão de desenvolvimento.
  await promisify(execFile)(process.execPath, [path.join(vitepress, 'bin', 'vitepress.js'), 'build', DOCS], {
    env: { ...process.env, NODE_ENV: 'production' },
  });
}

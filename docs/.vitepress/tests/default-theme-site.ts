/** A mesma página, em um site com o tema de fábrica do VitePress: é com ele que se compara o peso do nosso. */
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const ROOT = path.resolve(import.meta.dirname, '..', '..', '..');

/**
 * Monta um site de uma página só, com o tema de fábrica e as opções dele.
 * @param page a página, relativa a `docs/`, como `passos/04-emprestimo.md`
 * @returns a pasta do site montado, e como apagar tudo
 */
export async function buildDefaultThemeSite(
  page: string,
): Promise<{ dist: string; remove: () => Promise<void> }> {
  const base = await mkdtemp(path.join(os.tmpdir(), 'tema-de-fabrica-'));
  const docs = path.join(base, 'docs');
  await mkdir(path.join(docs, '.vitepress'), { recursive: true });
  await mkdir(path.join(docs, path.dirname(page)), { recursive: true });
  await cp(path.join(ROOT, 'docs', page), path.join(docs, page));
  // O que a página importa dos passos é trazido junto, no mesmo lugar relativo.
  for (const folder of ['steps', 'solutions'])
    await symlink(path.join(ROOT, folder), path.join(base, folder), 'junction');
  await symlink(path.join(ROOT, 'docs', 'saidas'), path.join(docs, 'saidas'), 'junction');
  await symlink(path.join(ROOT, 'node_modules'), path.join(base, 'node_modules'), 'junction');
  const config = {
    lang: 'pt-BR',
    cleanUrls: true,
    ignoreDeadLinks: true,
    themeConfig: { search: { provider: 'local' } },
  };
  await writeFile(path.join(docs, '.vitepress', 'config.mjs'), `export default ${JSON.stringify(config)}\n`);
  const vitepress = path.dirname(createRequire(import.meta.url).resolve('vitepress/package.json'));
  await promisify(execFile)(process.execPath, [path.join(vitepress, 'bin', 'vitepress.js'), 'build', docs], {
    env: { ...process.env, NODE_ENV: 'production' },
  });
  return {
    dist: path.join(docs, '.vitepress', 'dist'),
    remove: () => rm(base, { recursive: true, force: true }),
  };
}

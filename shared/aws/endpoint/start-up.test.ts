import { readFileSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const aws = fileURLToPath(new URL('..', import.meta.url));
const IMPORT = /^(?:import|export) (?!type )(?:[^;']*? from )?'([^']+)';/gm;

/**
 * Os arquivos e os pacotes que um arquivo carrega ao ser importado, ele incluído. O `import()` não conta: é de quem
 * precisa.
 */
function loadedBy(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, specifier = ''] of readFileSync(file, 'utf8').matchAll(IMPORT))
    if (specifier.startsWith('.')) loadedBy(resolve(dirname(file), specifier), seen);
    else seen.add(specifier);
  return seen;
}

test('dado o endpoint que sobe, nem o motor nem serviço nem pacote nenhum é carregado antes de alguém precisar', () => {
  const everything = [...loadedBy(resolve(aws, 'index.ts'))];
  const loaded = everything
    .filter((name) => isAbsolute(name))
    .map((file) => relative(aws, file).replaceAll('\\', '/'));
  expect(loaded).toContain('endpoint/listen.ts');
  expect(loaded).not.toContain('../asl/index.ts');
  expect(loaded.filter((file) => /^services\/[^/]+\/index\.ts$/.test(file))).toEqual([]);
  expect(everything.filter((name) => !isAbsolute(name) && !name.startsWith('node:'))).toEqual([]);
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../paths.ts';

/** Quem pode importar de quem. É a planta da casa; não há outra seta. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  'shared/asl': [],
  'shared/bedrock': [],
  'shared/graph': ['shared/asl'],
  'shared/aws': ['shared/asl', 'shared/bedrock'],
  'shared/testing': ['shared/aws'],
  'shared/course': ['shared/testing'],
  docs: ['shared/graph', 'shared/asl', 'shared/course'],
  steps: ['shared/testing'],
  solutions: [],
};

const IMPORT = /(?:from|import)\s*\(?\s*['"](\.{1,2}\/[^'"]+)['"]/g;
const IGNORED = new Set(['node_modules', 'dist', 'cache', 'cdk.out', 'public']);

function sourceFiles(folder: string): string[] {
  // Uma sala que ainda está vazia não existe em um clone: o Git não guarda pastas.
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory()) return IGNORED.has(entry.name) ? [] : sourceFiles(place);
    return /\.(ts|mts|vue)$/.test(entry.name) ? [place] : [];
  });
}

const roomOf = (file: string): string => {
  const [first = '', second = ''] = path.relative(ROOT, file).split(path.sep);
  return first === 'shared' ? `shared/${second}` : first;
};

function forbiddenImports(room: string): string[] {
  const allowed = [room, ...(MAY_IMPORT[room] ?? [])];
  return sourceFiles(path.join(ROOT, ...room.split('/'))).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(IMPORT)]
      .map(([, specifier = '']) => roomOf(path.resolve(path.dirname(file), specifier)))
      .filter((target) => !allowed.includes(target))
      .map((target) => `${path.relative(ROOT, file)} importa de ${target}`),
  );
}

describe('as salas da casa', () => {
  test.each(Object.keys(MAY_IMPORT))('%s só importa de quem a planta permite', (room) => {
    expect(forbiddenImports(room)).toEqual([]);
  });

  test('o motor não usa nada do Node', () => {
    const outside = /\/(conformance|bench|testing)\/|\.test\.ts$/;
    const engine = sourceFiles(path.join(ROOT, 'shared', 'asl')).filter(
      (file) => !outside.test(file.split(path.sep).join('/')),
    );
    expect(engine.filter((file) => /from 'node:/.test(readFileSync(file, 'utf8')))).toEqual([]);
  });

  test('o que a pessoa leva para a nuvem só importa o que um projeto de verdade importaria', () => {
    const PACKAGE = /from\s+['"]([^'".][^'"]*)['"]/g;
    const imported = sourceFiles(path.join(ROOT, 'solutions')).flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(PACKAGE)].map(([, name = '']) => name),
    );
    expect(
      imported.filter((name) => !/^(aws-cdk-lib|cdk-nag|constructs|@aws-sdk\/|node:)/.test(name)),
    ).toEqual([]);
  });
});

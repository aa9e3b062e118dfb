/** O que `npm test` prova do repositório além dos passos: tipos, estilo e os testes de cada sala. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { readySteps } from '../catalogue/catalogue.ts';
import { solutionFolder } from '../paths.ts';
import { editedFiles } from '../starters/starters.ts';
import { programOf, runNode, type ToolRun } from './run-tool.ts';

export interface Section {
  title: string;
  /** Devolve o que há de errado, pronto para ler; `undefined` quando tudo está certo. */
  run(): Promise<string | undefined>;
}

/** Pastas de passos que a pessoa mexeu: os tipos e o estilo delas não são problema do repositório. */
function editedSteps(): string[] {
  return readySteps()
    .filter(({ slug }) => editedFiles(slug).length > 0)
    .map(({ slug }) => `steps/${slug}`);
}

const unlessClean = ({ code, output }: ToolRun): string | undefined =>
  code === 0 ? undefined : output.trim();

async function types(): Promise<string | undefined> {
  const { code, output } = await runNode(programOf('typescript', 'bin/tsc'), [
    '--noEmit',
    '--pretty',
    'false',
  ]);
  if (code === 0) return undefined;
  const edited = editedSteps();
  const lines = output
    .split('\n')
    .filter((line) => /^\S.*error TS/.test(line) && !edited.some((folder) => line.startsWith(folder)));
  return lines.length === 0 ? undefined : lines.join('\n');
}

const pageTypes = async () =>
  unlessClean(await runNode(programOf('vue-tsc', 'bin/vue-tsc.js'), ['--noEmit', '-p', 'docs']));

async function lint(): Promise<string | undefined> {
  const edited = new Set(editedSteps());
  const steps = readySteps()
    .map(({ slug }) => `steps/${slug}`)
    .filter((folder) => !edited.has(folder));
  const places = ['docs', 'shared', 'solutions', ...steps, 'package.json', 'tsconfig.json', '.biome.json'];
  return unlessClean(
    await runNode(programOf('@biomejs/biome', 'bin/biome'), [
      'check',
      '--diagnostic-level=warn',
      '--error-on-warnings',
      ...places,
    ]),
  );
}

const unitTests = async () =>
  unlessClean(
    await runNode(
      programOf('vitest', 'vitest.mjs'),
      ['run', '--config', 'shared/testing/unit-tests.config.ts'],
      { env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' } },
    ),
  );

/** Cada solução com uma pilha passa pelo `cdk synth` de verdade, com a validação que as verificações deixam de fora. */
async function cloudAssemblies(): Promise<string | undefined> {
  const output = await mkdtemp(path.join(os.tmpdir(), 'do-fluxograma-'));
  const slugs = readySteps()
    .map(({ slug }) => slug)
    .filter((slug) => existsSync(path.join(solutionFolder(slug), 'cdk.json')));
  const next = slugs.values();
  // Um synth usa um núcleo só: faz-se um por núcleo.
  const serve = async (): Promise<string[]> => {
    const refused: string[] = [];
    for (const slug of next) {
      const { code, output: said } = await synthesise(slug, path.join(output, slug));
      if (code !== 0) refused.push(`solutions/${slug}\n${said.trim()}`);
    }
    return refused;
  };
  try {
    const workers = Array.from({ length: Math.min(4, os.availableParallelism()) }, serve);
    const refused = (await Promise.all(workers)).flat();
    return refused.length === 0 ? undefined : refused.join('\n\n');
  } finally {
    await rm(output, { recursive: true, force: true });
  }
}

const synthesise = (slug: string, output: string): Promise<ToolRun> =>
  runNode(programOf('aws-cdk', 'bin/cdk'), ['synth', '--quiet', '--output', output], {
    cwd: solutionFolder(slug),
    env: { CDK_DISABLE_CLI_TELEMETRY: 'true' },
  });

export const SECTIONS: readonly Section[] = [
  { title: 'Tipos do código', run: types },
  { title: 'Tipos das páginas', run: pageTypes },
  { title: 'Estilo', run: lint },
  { title: 'cdk synth nas soluções', run: cloudAssemblies },
  { title: 'Testes das salas', run: unitTests },
];

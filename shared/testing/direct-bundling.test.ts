import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Code, Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction, type NodejsFunctionProps } from 'aws-cdk-lib/aws-lambda-nodejs';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { BundlingFailed, bundleDirectly } from './direct-bundling.ts';
import { explainModuleError } from './module-problem.ts';
import { relativeToRepository } from './stack-place.ts';

const ENTRY = path.resolve(
  import.meta.dirname,
  '..',
  '..',
  'solutions',
  '04-emprestimo',
  'verificar-credito.ts',
);

/** O `Code` do CDK, antes de alguém trocar o jeito de chamar o esbuild. */
const asPublished = { ...Object.getOwnPropertyDescriptors(Code) };

let temporary: string;
beforeAll(() => {
  temporary = mkdtempSync(path.join(os.tmpdir(), 'pacote-'));
});
afterAll(() => rmSync(temporary, { recursive: true, force: true }));
beforeEach(() => {
  if ('bundlesDirectly' in Code) delete (Code as { bundlesDirectly?: boolean }).bundlesDirectly;
  Object.defineProperties(Code, asPublished);
  // O CDK anuncia cada empacotamento no terminal.
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  return () => vi.restoreAllMocks();
});

/** Sintetiza uma pilha com uma função e devolve os arquivos do pacote dela. */
function bundle(props: NodejsFunctionProps): Record<string, string> {
  const outdir = mkdtempSync(path.join(temporary, 'cdk-'));
  const app = new App({ outdir, analyticsReporting: false });
  new NodejsFunction(new Stack(app, 'Pilha'), 'Funcao', { runtime: Runtime.NODEJS_22_X, ...props });
  const [asset = ''] = readdirSync(outdir).filter((name) => name.startsWith('asset.'));
  const folder = path.join(outdir, asset);
  return Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]),
  );
}

function bundledDirectly(props: NodejsFunctionProps): Record<string, string> {
  bundleDirectly();
  return bundle(props);
}

// O caminho do CDK abre um npx por função, que numa máquina ocupada leva segundos.
describe('dada uma função, o pacote feito direto é o mesmo que o CDK faz', { timeout: 20_000 }, () => {
  test.each([
    ['sem opções', {}],
    ['com minify e source map', { bundling: { minify: true, sourceMap: true } }],
    ['com módulos de fora e constantes', { bundling: { externalModules: ['node:*'], define: { X: '1' } } }],
  ])('%s', (_, options) => {
    const slowly = bundle({ entry: ENTRY, ...options });
    expect(Object.keys(slowly)).toContain('index.js');
    expect(bundledDirectly({ entry: ENTRY, ...options })).toEqual(slowly);
  });
});

test('o pacote feito direto executa', () => {
  const { 'index.js': code = '' } = bundledDirectly({ entry: ENTRY });
  const file = path.join(temporary, 'funcao.cjs');
  writeFileSync(file, code);
  const call = `require(${JSON.stringify(file)}).handler({ renda: 1000, parcela: 300 }).then((r) => console.log(r.score))`;
  expect(spawnSync(process.execPath, ['-e', call], { encoding: 'utf8' }).stdout.trim()).toBe('700');
});

test('dado um pedido que não reconhecemos, o caminho do CDK continua valendo', { timeout: 20_000 }, () => {
  const touched: string[] = [];
  const commandHooks = {
    beforeBundling: () => {
      touched.push('antes');
      return [];
    },
    beforeInstall: () => [],
    afterBundling: () => [],
  };
  const files = bundledDirectly({ entry: ENTRY, bundling: { commandHooks } });
  expect(files['index.js']).toContain('handler');
  expect(touched).toContain('antes');
});

test('dado um erro de sintaxe, o que se diz dele tem a frase do esbuild, o arquivo e a linha', () => {
  const folder = path.join(temporary, '04-emprestimo');
  mkdirSync(folder);
  const entry = path.join(folder, 'quebrada.ts');
  writeFileSync(entry, 'export const handler = async () => {\n  return (1;\n};\n');
  const depsLockFilePath = path.join(temporary, 'package-lock.json');
  writeFileSync(depsLockFilePath, '{}\n');
  let thrown: unknown;
  try {
    bundledDirectly({ entry, projectRoot: temporary, depsLockFilePath });
  } catch (error) {
    thrown = error;
  }
  expect(explainModuleError(thrown, path.join(folder, 'emprestimo-stack.ts'), folder).problem).toMatchObject({
    title: 'Uma função Lambda não pôde ser empacotada',
    detail: 'Expected ")" but found ";"',
    place: { file: relativeToRepository(entry), line: 2, column: 12 },
  });
});

test('chamar duas vezes não muda nada', () => {
  bundleDirectly();
  const once = Code.fromAsset;
  bundleDirectly();
  expect(Code.fromAsset).toBe(once);
});

test('BundlingFailed guarda o que o esbuild disse', () => {
  expect(new BundlingFailed('✘ [ERROR]')).toMatchObject({ output: '✘ [ERROR]', message: '✘ [ERROR]' });
});

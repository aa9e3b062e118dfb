import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import { build } from 'esbuild';
import { expect, it } from 'vitest';

const ENTRY = join(dirname(fileURLToPath(import.meta.url)), 'index.ts');

async function bundle() {
  return build({
    entryPoints: [ENTRY],
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    format: 'iife',
    globalName: 'asl',
    platform: 'browser',
    logLevel: 'silent',
  });
}

it('dado o motor empacotado para uma página, então nada vem do Node nem de outra sala', async () => {
  const { metafile } = await bundle();
  const outside = Object.keys(metafile.inputs).filter(
    (path) => !path.includes('shared/asl/') && !path.includes('node_modules/'),
  );
  expect(outside).toEqual([]);
  const imports = Object.values(metafile.inputs).flatMap((input) =>
    input.imports.filter(({ external, path }) => external && path !== '<runtime>'),
  );
  expect(imports).toEqual([]);
});

/** Uma máquina com três dias de espera e uma expressão, no relógio virtual. */
const PROGRAM = `(async () => {
  const machine = asl.compile({
    StartAt: 'Espera',
    States: {
      Espera: { Type: 'Wait', Seconds: 259200, Next: 'Soma' },
      Soma: { Type: 'Pass', QueryLanguage: 'JSONata', Output: '{% $sum($states.input.n) %}', End: true },
    },
  });
  const options = { input: { n: [1, 2, 3] }, tasks: () => null, clock: new asl.VirtualClock() };
  return JSON.stringify(await asl.startExecution(machine, options).result);
})()`;

const ANSWER = { status: 'SUCCEEDED', output: 6, outputText: '6' };

// Em um Chromium de verdade, quem prova é docs/.vitepress/tests/engine.browser.test.ts.
it('dado um mundo sem Node, quando o pacote executa uma máquina, então ela termina', async () => {
  const { outputFiles } = await bundle();
  const page = { setTimeout, clearTimeout, queueMicrotask, AbortController, btoa, performance };
  const context = vm.createContext(page);
  vm.runInContext(outputFiles[0]!.text, context);
  expect(JSON.parse(await vm.runInContext(PROGRAM, context))).toEqual(ANSWER);
});

/**
 * Quanto custa verificar o passo 4, ao lado do piso: o mesmo Vitest com um teste vazio e a importação do CDK sozinha.
 * Tudo em uma rodada só, na mesma máquina: `npm run bench:verificacao`.
 */
import { appendFile, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createCheckRunner } from '../check/check-runner.ts';
import { runCommand } from '../commands/run-command.ts';
import { LOCAL_FOLDER, solutionFolder } from '../paths.ts';
import { programOf } from '../proof/run-tool.ts';
import { withVariant } from '../proof/variant.ts';
import { readFolder } from '../starters/starters.ts';
import { seconds } from '../verdict/verdict.ts';
import { median, repeat, timeCommand } from './timing.ts';

const RUNS = 5;
const STEP = '04-emprestimo';
const FOLDER = path.join(LOCAL_FOLDER, 'bench');

/** O Vitest pela linha de comando, com um teste que não faz nada. */
async function emptyTest(): Promise<number[]> {
  await mkdir(FOLDER, { recursive: true });
  await writeFile(
    path.join(FOLDER, 'vazio.test.ts'),
    "import { test } from 'vitest';\n\ntest('nada', () => {});\n",
  );
  const args = [programOf('vitest', 'vitest.mjs'), 'run', '--root', FOLDER];
  return repeat('Vitest com um teste vazio', RUNS, () => timeCommand(process.execPath, args));
}

const IMPORTS = [
  'aws-cdk-lib',
  'aws-cdk-lib/aws-stepfunctions',
  'aws-cdk-lib/aws-stepfunctions-tasks',
  'aws-cdk-lib/aws-lambda-nodejs',
];
const importCdk = (): Promise<number[]> => {
  const code = `Promise.all(${JSON.stringify(IMPORTS)}.map((name) => import(name)))`;
  return repeat('importar o aws-cdk-lib', RUNS, () => timeCommand(process.execPath, ['-e', code]));
};

const cold = (): Promise<number[]> =>
  repeat('npm test 4, a frio', RUNS, () => timeCommand('npm', ['test', '4']));

/** Verificar de novo depois de salvar: o processo já está de pé e um arquivo da solução muda. */
function again(): Promise<number[]> {
  return withVariant(STEP, 'bench', readFolder(solutionFolder(STEP)), async (target) => {
    const runner = createCheckRunner();
    try {
      await runner.check({ step: STEP, target });
      return await repeat('verificar de novo', RUNS, async () => {
        await appendFile(path.join(target, 'emprestimo-stack.ts'), '\n');
        const started = performance.now();
        const { outcome } = await runner.check({ step: STEP, target });
        if (outcome !== 'passed') throw new Error('A solução do passo 4 deveria passar no benchmark.');
        return performance.now() - started;
      });
    } finally {
      await runner.close();
    }
  });
}

await runCommand(async () => {
  const rows = [
    ['Vitest com um teste vazio', await emptyTest()],
    ['importar o aws-cdk-lib', await importCdk()],
    ['npm test 4, a frio', await cold()],
    ['verificar de novo, depois de salvar (solução)', await again()],
  ] as const;
  await rm(FOLDER, { recursive: true, force: true });
  console.log(`\n  ${RUNS} rodadas de cada, Node ${process.version}\n`);
  console.log(`  ${''.padEnd(46)} ${'mínimo'.padStart(8)} ${'mediana'.padStart(8)} ${'máximo'.padStart(8)}`);
  for (const [title, times] of rows) {
    const cells = [Math.min(...times), median(times), Math.max(...times)].map((time) =>
      seconds(time).padStart(8),
    );
    console.log(`  ${title.padEnd(46)} ${cells.join(' ')}`);
  }
  console.log('');
  return 0;
});

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { executeFolder } from '../../testing/execute-folder.ts';
import type { Json } from '../../testing/json.ts';
import { CheckProblem } from '../../testing/problem.ts';
import { findStep, stepOfFolder } from '../catalogue/find-step.ts';
import { stepFolder } from '../paths.ts';
import { historyTable } from '../verdict/history-table.ts';
import { problemText } from '../verdict/verdict.ts';
import { chosenModel } from './chosen-model.ts';
import { readArguments } from './read-arguments.ts';
import { runCommand, UsageError } from './run-command.ts';

const USAGE = 'Use npm run executar 4, ou npm run executar 4 -- --entrada caminho/da/entrada.json';

await runCommand(async (args) => {
  const { values, positionals } = readArguments(args, { entrada: { type: 'string' } }, USAGE);
  const step = positionals[0] === undefined ? stepOfFolder(process.env.INIT_CWD) : findStep(positionals[0]);
  if (!step) throw new UsageError(USAGE);
  const folder = stepFolder(step.slug);
  const input = await readInput(values.entrada ?? path.join(folder, 'entrada.json'));
  try {
    const execution = await executeFolder(folder, input, chosenModel());
    console.log(historyTable(execution));
    if (execution.report?.length) console.table(execution.report);
    return execution.status === 'SUCCEEDED' ? 0 : 1;
  } catch (error) {
    if (!(error instanceof CheckProblem)) throw error;
    console.error(problemText(error.problem, values.pilha));
    return 1;
  }
});

async function readInput(file: string): Promise<Json> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new UsageError(`Não encontrei a entrada em ${file}. ${USAGE}`);
  });
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw new UsageError(`A entrada em ${file} não é um JSON válido. Confira vírgulas e aspas.`);
  }
}

import { existsSync } from 'node:fs';
import path from 'node:path';
import colors from 'picocolors';
import { CheckProblem } from '../../testing/problem.ts';
import { type Deployment, describeChanges, type Paint } from '../../testing/running-aws.ts';
import { findStep, stepOfFolder } from '../catalogue/find-step.ts';
import { stepFolder } from '../paths.ts';
import { problemText } from '../verdict/verdict.ts';
import { portOption } from './port-option.ts';
import { UsageError } from './run-command.ts';

const paint: Paint = {
  action: (text, action) =>
    action === 'deleted' ? colors.red(text) : action === 'created' ? colors.green(text) : colors.yellow(text),
  warning: colors.yellow,
  dim: colors.dim,
};

/** O que um deploy mudou, para o terminal. */
export const changesText = (deployment: Deployment): string =>
  `\n${describeChanges(deployment, paint)}\n`.replaceAll('\n', '\n  ').trimEnd();

/**
 * A pasta do passo pedido, que tem de ter uma pilha.
 * @throws {UsageError}
 */
export function folderWithStack(asked: string | undefined, usage: string): string {
  const step = asked === undefined ? stepOfFolder(process.env.INIT_CWD) : findStep(asked);
  if (!step) throw new UsageError(`Diga qual passo. ${usage}`);
  const folder = stepFolder(step.slug);
  if (existsSync(path.join(folder, 'cdk.json'))) return folder;
  throw new UsageError(
    `O passo ${step.number} não tem uma pilha do CDK. Para rodar a máquina dele: npm run executar ${step.number}`,
  );
}

/** Onde procurar a AWS local. @throws {UsageError} */
export const endpointOption = (port: string | undefined): string =>
  `http://127.0.0.1:${portOption(port, 4566, '--port')}`;

/** Faz o trabalho e conta, em vez de lançar, o que só quem aprende pode resolver. */
export async function reportingProblems(work: () => Promise<void>, withStack: boolean): Promise<number> {
  try {
    await work();
    return 0;
  } catch (error) {
    if (error instanceof CheckProblem) {
      console.error(problemText(error.problem, withStack));
      return 1;
    }
    if (error instanceof Error && ['NoRunningAws', 'RefusedStack'].includes(error.name)) {
      console.error(`\n  ${colors.red('✗')} ${error.message.replaceAll('\n', '\n    ')}\n`);
      return 1;
    }
    throw error;
  }
}

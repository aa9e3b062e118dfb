import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import colors from 'picocolors';
import { executeFolder } from '../../testing/execute-folder.ts';
import type { Json } from '../../testing/json.ts';
import { CheckProblem } from '../../testing/problem.ts';
import { findStep, stepOfFolder } from '../catalogue/find-step.ts';
import { createCheckRunner } from '../check/check-runner.ts';
import { performCheck } from '../check/perform-check.ts';
import { chosenModel } from '../commands/chosen-model.ts';
import { readArguments } from '../commands/read-arguments.ts';
import { runCommand, UsageError } from '../commands/run-command.ts';
import { ROOT, stepFolder } from '../paths.ts';
import { editedFiles, type FolderText, readFolder } from '../starters/starters.ts';
import { problemText } from '../verdict/verdict.ts';
import { type DrawMachine, portfolioFiles } from './portfolio.ts';
import { findSecrets } from './secrets.ts';

const USAGE = 'Use npm run portfolio 14 -- --nome "Seu Nome" --pasta caminho/da/pasta';

/** As pastas que são do portfólio inteiras: o que sobrou nelas de uma vez anterior sai. */
const OWN_FOLDERS = ['codigo', 'evidencia', 'maquinas'];

/**
 * `npm run portfolio 14`: verifica o passo, executa a máquina uma vez e escreve a pasta.
 * @param drawMachine quem desenha; o desenho é de outra sala
 */
export const writePortfolio = (drawMachine: DrawMachine) => runCommand((args) => write(args, drawMachine));

async function write(args: string[], drawMachine: DrawMachine): Promise<number> {
  const { values, positionals } = readArguments(
    args,
    { nome: { type: 'string' }, pasta: { type: 'string' }, substituir: { type: 'boolean', default: false } },
    USAGE,
  );
  const step = positionals[0] === undefined ? stepOfFolder(process.env.INIT_CWD) : findStep(positionals[0]);
  if (!step) throw new UsageError(USAGE);
  const author = values.nome?.trim() || (await nameInGit());
  if (!author) throw new UsageError(`Diga o seu nome, como quer que apareça. ${USAGE}`);
  const destination = path.resolve(
    process.env.INIT_CWD ?? ROOT,
    values.pasta ?? path.join(ROOT, 'portfolio', step.slug),
  );
  await mustBeFree(destination, values.substituir);

  const folder = stepFolder(step.slug);
  const code = readFolder(folder);
  const [secret] = findSecrets(code);
  if (secret)
    throw new UsageError(
      `Há ${secret.what} em steps/${step.slug}/${secret.file}, linha ${secret.line}. Tire-a dali e troque-a na AWS: o que já foi salvo pode ter vazado.`,
    );

  console.log(colors.dim(`\nVerificando steps/${step.slug} ...`));
  const runner = createCheckRunner();
  const { report } = await performCheck(runner, step.slug).finally(() => runner.close());
  if (report.problem) {
    console.error(problemText(report.problem, values.pilha));
    return 1;
  }
  console.log(colors.dim('Executando ...'));
  try {
    const input = JSON.parse(await readFile(path.join(folder, 'entrada.json'), 'utf8')) as Json;
    const execution = await executeFolder(folder, input, chosenModel());
    const usesModel = report.machines.some(({ definition }) => definition.includes('bedrock'));
    const evidence = {
      step,
      author,
      date: new Date().toISOString().slice(0, 10),
      report,
      execution,
      model: usesModel ? (chosenModel() ?? 'simulado') : undefined,
      code,
      edited: editedFiles(step.slug),
    };
    const files = portfolioFiles(evidence, drawMachine);
    await writeFiles(destination, files, values.substituir);
  } catch (error) {
    if (!(error instanceof CheckProblem)) throw error;
    console.error(problemText(error.problem, values.pilha));
    return 1;
  }
  const passed = report.goals.filter(({ outcome }) => outcome === 'passed').length;
  console.log(`\n  O portfólio está em ${colors.cyan(destination)}.`);
  console.log(`  ${passed} de ${report.goals.length} metas. Leia o README.md antes de publicar.\n`);
  return 0;
}

/** O nome que a pessoa deu ao Git; vazio quando não há Git ou nome. */
async function nameInGit(): Promise<string> {
  const asked = promisify(execFile)('git', ['config', 'user.name'], { cwd: ROOT });
  return asked.then(({ stdout }) => stdout.trim()).catch(() => '');
}

/** Recusa uma pasta que já tem algo: pode ser um README que a pessoa reescreveu. */
async function mustBeFree(folder: string, replace: boolean): Promise<void> {
  const content = await readdir(folder).catch((): string[] => []);
  if (content.length === 0 || (replace && content.includes('evidencia'))) return;
  throw new UsageError(
    content.includes('evidencia')
      ? `Já há um portfólio em ${folder}. Para escrevê-lo de novo, acrescente --substituir: o README.md de lá será trocado.`
      : `A pasta ${folder} não está vazia. Escolha outra com --pasta.`,
  );
}

async function writeFiles(folder: string, files: FolderText, replace: boolean): Promise<void> {
  if (replace)
    for (const own of OWN_FOLDERS) await rm(path.join(folder, own), { recursive: true, force: true });
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}

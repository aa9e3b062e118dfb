import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { cdkContext } from './cdk-context.ts';
import { CheckProblem } from './problem.ts';
import type { Place } from './report.ts';
import { placeInFolder, relativeToRepository } from './stack-place.ts';

/**
 * O que um plugin de validação acha não impede a síntese: a linha de comando do CDK também o deixa para depois, e
 * aqui quem o julga é a verificação do passo.
 */
const REPORTS_ELSEWHERE = { '@aws-cdk/core:failSynthOnValidationErrors': false };

/** Quanto esperar pelo `app.ts`, em milissegundos. */
const PATIENCE_MS = 60_000;

/**
 * Sintetiza o `app.ts` de uma pasta em outro processo, como a linha de comando do CDK faz.
 * @param folder pasta de um passo ou de uma solução, em caminho absoluto
 * @param use recebe a pasta do cloud assembly, que some depois
 * @throws {CheckProblem} com o que o programa escreveu, quando ele falha
 */
export async function withAppAssembly<T>(folder: string, use: (assembly: string) => Promise<T>): Promise<T> {
  const assembly = await mkdtemp(path.join(os.tmpdir(), 'do-fluxograma-'));
  try {
    await runApp(folder, assembly);
    return await use(assembly);
  } finally {
    await rm(assembly, { recursive: true, force: true });
  }
}

function runApp(folder: string, assembly: string): Promise<void> {
  const env = {
    ...process.env,
    CDK_OUTDIR: assembly,
    CDK_VALIDATION: 'false',
    CDK_CONTEXT_JSON: JSON.stringify({ ...cdkContext(folder), ...REPORTS_ELSEWHERE }),
  };
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', 'app.ts'],
      { cwd: folder, env, timeout: PATIENCE_MS },
      (error, _stdout, stderr) => {
        if (!error) return resolve();
        const problem = {
          title: 'A pilha não pôde ser montada',
          ...failureIn(Object.assign(error, { stack: stderr }), folder),
          whatToDo: 'Corrija o que a mensagem diz e tente de novo.',
        };
        reject(new CheckProblem(problem, { cause: error }));
      },
    );
  });
}

/** Um erro de sintaxe, como o esbuild o escreve: arquivo, linha, coluna e o que ele esperava. */
const SYNTAX = /^(.+?):(\d+):(\d+): ERROR: (.+)$/m;

/** O que um programa que falhou disse, e onde: a linha do erro de sintaxe, ou o primeiro ponto da pilha na pasta. */
function failureIn(error: Error, folder: string): { detail: string; place: Place } {
  const said = error.stack ?? '';
  const [, file, line, column, expected] = SYNTAX.exec(said) ?? [];
  if (file !== undefined && expected !== undefined)
    return {
      detail: expected,
      place: {
        file: relativeToRepository(path.resolve(folder, file)),
        line: Number(line),
        column: Number(column) + 1,
      },
    };
  return {
    detail: (said.split('\n').find((text) => /^\w*Error\b/.test(text)) ?? error.message).trim(),
    place: placeInFolder(error, folder) ?? { file: relativeToRepository(path.join(folder, 'app.ts')) },
  };
}

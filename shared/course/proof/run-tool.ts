import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { ROOT } from '../paths.ts';

const require = createRequire(import.meta.url);

/** O programa de um pacote instalado, sem passar pelo npx: o caminho é o mesmo nos três sistemas. */
export function programOf(packageName: string, bin: string): string {
  return path.join(path.dirname(require.resolve(`${packageName}/package.json`)), bin);
}

/** Como uma ferramenta terminou e tudo o que ela escreveu. */
export interface ToolRun {
  code: number;
  output: string;
}

/** Onde e com que variáveis a mais rodar; na raiz do repositório, se nada for dito. */
export interface ToolOptions {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
}

/** Roda um programa de Node e junta o que ele escreve. */
export function runNode(
  program: string,
  args: readonly string[],
  { cwd = ROOT, env }: ToolOptions = {},
): Promise<ToolRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const append = (chunk: Buffer) => {
      output += chunk;
    };
    child.stdout.on('data', append);
    child.stderr.on('data', append);
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { App, Stack } from 'aws-cdk-lib';
import { cdkContext } from './cdk-context.ts';
import { explainModuleError } from './module-problem.ts';
import { CheckProblem } from './problem.ts';
import { relativeToRepository } from './stack-place.ts';

type StackClass = new (scope: App, id: string) => Stack;

/** Qual pilha sintetizar: o arquivo, a classe que ele exporta e o nome da pilha. */
export interface StackSource {
  /** Nome do arquivo na pasta do passo, como `emprestimo-stack.ts`. */
  file: string;
  /** Nome da classe exportada, como `EmprestimoStack`. */
  exportName: string;
  /** O nome que a pilha recebe, como `Emprestimo`. */
  stackName: string;
  /** O arquivo da definição, quando a pilha a lê de um, como `compra.asl.json`: é o que a pessoa edita. */
  definition?: string;
}

/**
 * Sintetiza a pilha do passo, como `cdk synth` faria, em uma pasta temporária.
 * A validação extra do CDK fica de fora: custa 2 s e `npm test` a roda nas soluções.
 * @param folder pasta julgada, em caminho absoluto
 * @returns caminho absoluto do cloud assembly
 * @throws {CheckProblem} quando o arquivo não carrega ou a pilha não sintetiza
 */
export async function synthesiseStack(folder: string, source: StackSource): Promise<string> {
  process.env.CDK_VALIDATION ??= 'false';
  const file = path.join(folder, source.file);
  if (!existsSync(file)) throw missingFile(file, folder);
  const speakAgain = silenceBundling();
  const outdir = await mkdtemp(path.join(os.tmpdir(), 'do-fluxograma-'));
  try {
    const [{ App }, { bundleDirectly }] = await Promise.all([
      import('aws-cdk-lib'),
      import('./direct-bundling.ts'),
    ]);
    bundleDirectly();
    const loaded: Record<string, unknown> = await import(/* @vite-ignore */ pathToFileURL(file).href);
    const stackClass = loaded[source.exportName];
    if (typeof stackClass !== 'function') throw missingExport(source, file);
    const app = new App({ outdir, analyticsReporting: false, context: cdkContext(folder) });
    new (stackClass as StackClass)(app, source.stackName);
    app.synth();
    return outdir;
  } catch (error) {
    await rm(outdir, { recursive: true, force: true });
    throw explainModuleError(error, file, folder);
  } finally {
    speakAgain();
  }
}

/** O CDK anuncia cada empacotamento no terminal, no meio do veredito. Devolve quem desfaz o silêncio. */
function silenceBundling(): () => void {
  const write = process.stderr.write;
  process.stderr.write = function (
    this: typeof process.stderr,
    chunk: string | Uint8Array,
    ...rest: never[]
  ) {
    return String(chunk).startsWith('Bundling asset') || write.call(this, chunk, ...rest);
  };
  return () => {
    process.stderr.write = write;
  };
}

/** O arquivo que deveria estar na pasta do passo não está. */
export function missingFile(file: string, folder: string): CheckProblem {
  const number = Number(path.basename(folder).slice(0, 2));
  return new CheckProblem({
    title: 'Falta um arquivo do passo',
    detail: `Não encontrei ${relativeToRepository(file)}.`,
    place: { file: relativeToRepository(file) },
    whatToDo: `Se você o apagou ou mudou o nome, "npm run recomecar ${number}" traz o ponto de partida de volta.`,
  });
}

function missingExport(source: StackSource, file: string): CheckProblem {
  return new CheckProblem({
    title: `O arquivo não exporta a classe ${source.exportName}`,
    detail: `A verificação procura "export class ${source.exportName}" e não encontrou.`,
    place: { file: relativeToRepository(file) },
    whatToDo: `Mantenha o nome da classe e a palavra export: export class ${source.exportName} extends Stack.`,
  });
}

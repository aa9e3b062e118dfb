import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { explainModuleError } from './module-problem.ts';
import { missingFile } from './stack-assembly.ts';

/**
 * Carrega um módulo da pasta de um passo, escrito por quem estuda.
 * @param folder pasta julgada, em caminho absoluto
 * @throws {CheckProblem} quando o arquivo falta ou não carrega
 */
export async function loadModule<Module>(folder: string, name: string): Promise<Module> {
  const file = path.join(folder, name);
  if (!existsSync(file)) throw missingFile(file, folder);
  try {
    return (await import(/* @vite-ignore */ pathToFileURL(file).href)) as Module;
  } catch (error) {
    throw explainModuleError(error, file, folder);
  }
}

import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { parse, YAMLParseError } from 'yaml';
import type { CheckedFault } from './fault.ts';
import { InvalidFaults } from './invalid-faults.ts';
import { readFaults } from './read-faults.ts';

/** Mais que isto não é um arquivo de falhas escrito à mão. Bytes. */
const MAX_BYTES = 1024 * 1024;

/** Um arquivo de falhas, em YAML ou JSON. */
export class FaultFile {
  readonly #path: string;
  #version: string | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  /**
   * As falhas do arquivo, se ele mudou desde a última vez; `undefined` se não mudou.
   * @throws `InvalidFaults` que nomeia o arquivo; a mesma versão não é lida de novo
   */
  changed(): readonly CheckedFault[] | undefined {
    const name = basename(this.#path);
    const stats = statSync(this.#path, { throwIfNoEntry: false });
    const version = stats ? `${stats.mtimeMs} ${stats.size}` : 'ausente';
    if (version === this.#version) return undefined;
    this.#version = version;
    if (!stats?.isFile())
      throw new InvalidFaults(`Não há um arquivo de falhas em ${this.#path}. Crie-o ou corrija o caminho.`);
    if (stats.size > MAX_BYTES) throw new InvalidFaults(`${name} passa de ${MAX_BYTES} bytes.`);
    try {
      // Um arquivo vazio, ou só com comentários, é nenhuma falha.
      return readFaults(parse(readFileSync(this.#path, 'utf8'), { maxAliasCount: 100 }) ?? []);
    } catch (error) {
      if (error instanceof InvalidFaults) throw new InvalidFaults(`${name}: ${error.message}`);
      const line = error instanceof YAMLParseError ? error.linePos?.[0].line : undefined;
      throw new InvalidFaults(
        `${name}${line === undefined ? '' : `, linha ${line}`}: não é YAML nem JSON válido (${(error as Error).message.split('\n')[0]}).`,
        { cause: error },
      );
    }
  }
}

import { type Json, JsonSyntaxError, parseJson } from '../../json/index.ts';
import type { Case } from '../cases.ts';
import type { Verdict } from '../check.ts';
import { SKIPPED } from '../skipped.ts';
import { usesOf } from './uses.ts';

/** Quantos registros, e em quantos o motor deu a mesma resposta. */
export interface Count {
  total: number;
  agreed: number;
}

/** As contas de um arquivo de registros. */
export interface FileTally {
  name: string;
  results: Count;
  histories: Count;
}

/** As contas de tudo: por arquivo, e por campo ou função que os registros usam. */
export class Tally {
  readonly files: FileTally[] = [];
  readonly #uses = new Map<string, Count>();

  /** Soma um arquivo. @param check confere um caso. */
  async addFile(
    name: string,
    cases: readonly Case[],
    check: (found: Case) => Promise<Verdict>,
  ): Promise<void> {
    const file: FileTally = { name, results: emptyCount(), histories: emptyCount() };
    this.files.push(file);
    for (const found of cases) {
      if (SKIPPED[found.id]) continue;
      const verdict = await check(found);
      add(file.results, verdict.result === undefined);
      if (verdict.history) add(file.histories, verdict.history.difference === undefined);
      const agreed = verdict.result === undefined && verdict.history?.difference === undefined;
      for (const use of usesOf(definitionOf(found))) add(this.#countOf(use), agreed);
    }
  }

  /** As contas de um campo (`Task.Resource`) ou de uma função (`States.Format`, `$hash`). */
  of(use: string): Count {
    return this.#uses.get(use) ?? emptyCount();
  }

  #countOf(use: string): Count {
    const count = this.#uses.get(use) ?? emptyCount();
    this.#uses.set(use, count);
    return count;
  }
}

function emptyCount(): Count {
  return { total: 0, agreed: 0 };
}

function add(count: Count, agreed: boolean): void {
  count.total++;
  if (agreed) count.agreed++;
}

function definitionOf(found: Case): Json {
  if (found.kind === 'execution' || found.kind === 'result') return found.definition;
  const given = found.arguments?.definition ?? ('definition' in found ? found.definition : undefined) ?? null;
  if (typeof given !== 'string') return given;
  try {
    return parseJson(given);
  } catch (error) {
    if (error instanceof JsonSyntaxError) return null;
    throw error;
  }
}

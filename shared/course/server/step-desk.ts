import { existsSync } from 'node:fs';
import { type ComparedFile, compareWithSolution } from '../comparison/compare.ts';
import { shown } from '../paths.ts';
import { restartStep } from '../starters/restart-step.ts';
import { type FilePlace, type OpenOutcome, openFile } from './editor/open-file.ts';
import { stepFile } from './editor/step-file.ts';

/** O que a página faz com os arquivos de um passo do catálogo. */
export interface StepDesk {
  /** A resposta da pessoa ao lado da solução. */
  compare(slug: string): ComparedFile[];
  /**
   * Põe o ponto de partida no lugar.
   * @returns onde a tentativa ficou, em caminho relativo à raiz; `null` se não havia o que guardar
   */
  restart(slug: string): Promise<string | null>;
  /**
   * Abre um arquivo no editor da pessoa.
   * @param place o arquivo em caminho relativo à raiz
   * @throws {NotAStepFile} quando ele não é do passo
   */
  open(slug: string, place: FilePlace): Promise<OpenOutcome>;
}

/** Os arquivos desta cópia do curso. */
export const stepDesk: StepDesk = {
  compare: compareWithSolution,
  async restart(slug) {
    const kept = await restartStep(slug, new Date());
    return kept !== undefined && existsSync(kept) ? shown(kept) : null;
  },
  async open(slug, { file, line, column }) {
    return openFile({ file: await stepFile(slug, file), line, column });
  },
};

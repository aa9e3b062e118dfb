/** Em que pé alguém está em um passo, venha isso do curso aberto ou do que marcou ao ler. */
import type { StepProgress } from '../../../../shared/course/data.ts';
import type { ReaderProgress } from './reader-progress.ts';

export type Standing =
  | { kind: 'untouched' }
  /** `total` é 0 enquanto o passo não foi verificado. */
  | { kind: 'in-progress'; passed: number; total: number }
  | { kind: 'passed' }
  | { kind: 'read' };

/** O pé de cada passo, pela pasta dele. Um passo que falta ainda não se sabe. */
export type Standings = ReadonlyMap<string, Standing>;

/** O que o curso, aberto com `npm start`, conta dos passos. */
export const standingsOfCourse = (steps: readonly StepProgress[]): Standings =>
  new Map(
    steps.map(({ step, state, goals }): [string, Standing] => [
      step,
      state === 'in-progress'
        ? { kind: state, passed: goals?.passed ?? 0, total: goals?.total ?? 0 }
        : { kind: state },
    ]),
  );

/** O que a pessoa marcou ao ler o site. */
export const standingsOfReader = (steps: readonly string[], { read }: ReaderProgress): Standings =>
  new Map(
    steps.map((step): [string, Standing] => [step, { kind: read.includes(step) ? 'read' : 'untouched' }]),
  );

export const isDone = (standing: Standing | undefined): boolean =>
  standing?.kind === 'passed' || standing?.kind === 'read';

/** O mesmo em palavras, para quem lê e para quem ouve. */
export function wordsOf(standing: Standing): string {
  switch (standing.kind) {
    case 'untouched':
      return 'não começado';
    case 'in-progress':
      return standing.total === 0
        ? 'em andamento'
        : `em andamento, ${standing.passed} de ${standing.total} metas`;
    case 'passed':
      return 'concluído';
    case 'read':
      return 'lido';
  }
}

/** O mesmo em um sinal curto; vazio para o que não começou. */
export function markOf(standing: Standing): string {
  if (standing.kind === 'in-progress')
    return standing.total === 0 ? '…' : `${standing.passed}/${standing.total}`;
  return isDone(standing) ? '✓' : '';
}

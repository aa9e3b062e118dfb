/**
 * O que quem roda a verificação conta a ela: que pastas julgar, com que semente e como.
 * Vem pelo `provide` do Vitest, para que o mesmo teste julgue o passo, a solução e as respostas erradas.
 */
import { inject } from 'vitest';
import type { GoalFailure, MachineDrawing, Problem } from './report.ts';

/** Uma pasta a julgar. */
export interface Trial {
  /** Caminho absoluto da pasta julgada. */
  target: string;
  /** Semente das entradas sorteadas. */
  seed: number;
  /**
   * `record`: guarda o que cada execução respondeu. `recite`: no lugar da máquina, põe uma que só repete o que foi
   * guardado antes, no mesmo processo. É como se prova que decorar as respostas não basta.
   */
  memory?: 'record' | 'recite';
  /** Basta a primeira meta que falha: as seguintes não se julgam. */
  firstFailureOnly?: boolean;
}

/** As dicas de uma meta, na ordem em que aparecem, uma lista por motivo e a lista geral. */
export interface GoalHints {
  byReason: Readonly<Record<string, readonly string[]>>;
  general: readonly string[];
}

declare module 'vitest' {
  interface ProvidedContext {
    /** As pastas julgadas, uma depois da outra, no mesmo processo. */
    trials: Trial[];
  }
  interface TaskMeta {
    failure?: GoalFailure;
    problem?: Problem;
    machines?: MachineDrawing[];
    hints?: GoalHints;
    /** As entradas das execuções da meta, quando `memory` é `record`. */
    inputs?: string[];
  }
}

/** As pastas que esta verificação julga. */
export const trials = (): readonly Trial[] => inject('trials');

/**
 * O que quem roda a verificação conta a ela: qual pasta julgar e com que semente.
 * Vem pelo `provide` do Vitest, para que o mesmo teste julgue o passo, a solução e as respostas erradas.
 */
import { inject } from 'vitest';
import type { GoalFailure, MachineDrawing, Problem } from './report.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Caminho absoluto da pasta julgada. */
    target: string;
    /** Semente das entradas sorteadas. */
    seed: number;
  }
  interface TaskMeta {
    failure?: GoalFailure;
    problem?: Problem;
    machines?: MachineDrawing[];
  }
}

/** A pasta que esta verificação julga, em caminho absoluto. */
export const targetFolder = (): string => inject('target');

/** A semente desta verificação. */
export const checkSeed = (): number => inject('seed');

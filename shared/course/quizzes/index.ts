/** Os questionários do curso, um por parte. São só dados: a página os importa como estão. */
import { part1 } from './part-1.ts';
import { part2 } from './part-2.ts';
import { part3 } from './part-3.ts';
import { part4 } from './part-4.ts';
import { part5 } from './part-5.ts';
import type { Quiz } from './quiz.ts';

export type { Experiment, Option, Outcome, Question, Quiz, TaskAnswer } from './quiz.ts';

export const QUIZZES: readonly Quiz[] = [part1, part2, part3, part4, part5];

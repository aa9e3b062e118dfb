import type { Rule } from '../finding.ts';
import { choiceWithoutDefault } from './choice-without-default.ts';
import { loopWithoutExit } from './loop-without-exit.ts';
import { modelBody } from './model-body.ts';
import { pathInLiteral } from './path-in-literal.ts';
import { placeholder } from './placeholder.ts';
import { taskWithoutRetry } from './task-without-retry.ts';
import { wrongLanguage } from './wrong-language.ts';

/** O que se procura em uma definição que a AWS aceitaria. */
export const RULES: readonly Rule[] = [
  choiceWithoutDefault,
  loopWithoutExit,
  modelBody,
  pathInLiteral,
  placeholder,
  taskWithoutRetry,
  wrongLanguage,
];

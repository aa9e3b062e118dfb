import type { Rule } from '../finding.ts';
import { choiceWithoutDefault } from './choice-without-default.ts';
import { loopWithoutExit } from './loop-without-exit.ts';
import { missingPath } from './missing-path.ts';
import { modelBody } from './model-body.ts';
import { modelId } from './model-id.ts';
import { pathInLiteral } from './path-in-literal.ts';
import { placeholder } from './placeholder.ts';
import { sdkAction } from './sdk-action.ts';
import { secret } from './secret.ts';
import { taskWithoutRetry } from './task-without-retry.ts';
import { unchainedPrompts } from './unchained-prompts.ts';
import { undefinedVariable } from './undefined-variable.ts';
import { waitUnit } from './wait-unit.ts';
import { wrongLanguage } from './wrong-language.ts';

/** O que se procura em uma definição que a AWS aceitaria. */
export const RULES: readonly Rule[] = [
  choiceWithoutDefault,
  loopWithoutExit,
  missingPath,
  modelBody,
  modelId,
  pathInLiteral,
  placeholder,
  sdkAction,
  secret,
  taskWithoutRetry,
  unchainedPrompts,
  undefinedVariable,
  waitUnit,
  wrongLanguage,
];

import type { EvaluationEnv } from '../../evaluation-env.ts';
import type { Guard } from '../guard.ts';
import type { FunctionFocus } from '../library.ts';

/** O nome, impossível numa expressão, com que cada avaliação deixa à mão o que as funções precisam. */
export const ENVIRONMENT = ' environment';

/** O que uma avaliação empresta às funções deste motor. */
export interface FunctionEnvironment {
  env: EvaluationEnv;
  guard: Guard;
}

export function environmentOf(focus: FunctionFocus): FunctionEnvironment {
  return focus.environment.lookup(ENVIRONMENT) as FunctionEnvironment;
}

/** Um erro com a forma dos da biblioteca: `D3137: texto`. */
export function functionError(message: string, code = 'D3137'): Error {
  return Object.assign(new Error(message), { code });
}

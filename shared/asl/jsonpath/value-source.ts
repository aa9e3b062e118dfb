import type { EvaluationEnv } from '../evaluation-env.ts';
import { compileIntrinsic, isIntrinsic } from '../intrinsics/index.ts';
import type { Json } from '../json/index.ts';
import { compilePath } from './path.ts';
import type { PathScope } from './scope.ts';

/** O valor de um campo `.$`: um caminho ou uma função intrínseca. */
export interface ValueSource {
  readonly text: string;
  /** @throws EvaluationError com o texto que a AWS dá para o campo citado. */
  evaluate(scope: PathScope, field: string, env: EvaluationEnv): Json;
  /** Como estava escrito o número achado, se o JavaScript o escreveria de outro jeito. */
  numberText(scope: PathScope): string | undefined;
}

/**
 * Prepara o texto de um campo `.$`.
 * @throws PathSyntaxError ou IntrinsicSyntaxError
 */
export function compileValueSource(text: string): ValueSource {
  if (isIntrinsic(text)) {
    const intrinsic = compileIntrinsic(text);
    return {
      text,
      evaluate: (scope, _field, env) => intrinsic.evaluate(scope, env),
      numberText: () => undefined,
    };
  }
  const path = compilePath(text);
  return { text, evaluate: path.getForField, numberText: path.numberText };
}

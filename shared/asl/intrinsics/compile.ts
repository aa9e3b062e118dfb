import type { EvaluationEnv } from '../evaluation-env.ts';
import { EvaluationError } from '../evaluation-error.ts';
import { type Json, stringifyJson } from '../json/index.ts';
import { compilePath, sourceOf } from '../jsonpath/path.ts';
import type { PathScope } from '../jsonpath/scope.ts';
import { Arguments } from './arguments.ts';
import { IntrinsicFailure, IntrinsicSyntaxError } from './errors.ts';
import { type IntrinsicArgument, type IntrinsicCall, parseIntrinsic } from './parse.ts';
import { INTRINSICS, type Intrinsic } from './table.ts';

/** Uma chamada pronta para uso. Imutável. */
export interface CompiledIntrinsic {
  /** Como está escrita na definição. */
  readonly text: string;
  /** @throws EvaluationError `States.Runtime`, com a chamada e o motivo, como a AWS os escreve. */
  evaluate(scope: PathScope, env: EvaluationEnv): Json;
}

type Evaluate = (scope: PathScope, env: EvaluationEnv) => Json;

/**
 * Prepara uma chamada de função intrínseca, com as que estão dentro dela.
 * @throws IntrinsicSyntaxError ou PathSyntaxError
 */
export function compileIntrinsic(text: string): CompiledIntrinsic {
  const evaluate = compileCall(parseIntrinsic(text), text);
  return Object.freeze({
    text,
    evaluate: (scope: PathScope, env: EvaluationEnv) => {
      try {
        return evaluate(scope, env);
      } catch (error) {
        const reason = failureOf(error, text);
        const message = `There was an error while evaluating the intrinsic function: ${text}. ${reason}`;
        throw new EvaluationError('States.Runtime', message);
      }
    },
  });
}

function failureOf(error: unknown, text: string): string {
  if (error instanceof IntrinsicFailure) return error.message;
  // Um valor mais fundo que a pilha do JavaScript.
  if (error instanceof RangeError) return `Invalid arguments in ${text.slice(0, text.indexOf('('))}`;
  throw error;
}

function compileCall(call: IntrinsicCall, text: string): Evaluate {
  const intrinsic: Intrinsic | undefined = Object.hasOwn(INTRINSICS, call.name)
    ? INTRINSICS[call.name]
    : undefined;
  if (!intrinsic) throw new IntrinsicSyntaxError(`The function '${call.name}' does not exist`);
  const args = call.args.map((argument, index) => compileArgument(argument, call.name, index, text));
  return (scope, env) =>
    intrinsic(
      new Arguments(
        call.name,
        args.map((each) => each(scope, env)),
      ),
      env,
    );
}

function compileArgument(argument: IntrinsicArgument, name: string, index: number, text: string): Evaluate {
  if (argument.kind === 'call') return compileCall(argument.call, text);
  if (argument.kind === 'literal') {
    // O modelo de Format trata ele mesmo das suas chaves escapadas.
    const value = name === 'States.Format' && index === 0 ? (argument.raw ?? argument.value) : argument.value;
    return () => value;
  }
  const path = compilePath(argument.text);
  return (scope) => {
    const value = path.find(scope);
    if (value !== undefined) return value;
    const source = stringifyJson(sourceOf(path.root, scope));
    throw new EvaluationError(
      'States.Runtime',
      `The function '${text}' had the following error: The JsonPath argument for the field '${path.text}' could not be found in the input '${source}'`,
    );
  };
}

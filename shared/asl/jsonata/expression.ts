import type { Expression } from 'jsonata';
import type { EvaluationEnv } from '../evaluation-env.ts';
import type { Json } from '../json/index.ts';
import type { VariableReader } from '../jsonpath/scope.ts';
import type { AstNode } from './ast.ts';
import { cleanResult, type Known, NotJson } from './clean.ts';
import { JsonataSyntaxError, returnedNothing, threwError, unsupportedResult } from './errors.ts';
import { ENVIRONMENT } from './functions/environment.ts';
import { FUNCTIONS } from './functions/table.ts';
import { Guard } from './guard.ts';
import { type LibraryError, parseExpression, useLinearRegExp } from './library.ts';
import { environmentName, type Prepared, prepare } from './prepare.ts';
import { followPath, NEEDS_LIBRARY, simplePath } from './simple-path.ts';

/** `$states`. Os campos podem ser `get`, lidos só se a expressão os usa. */
export interface StatesObject {
  readonly input: Json;
  readonly context: Json;
  readonly result?: Json;
  readonly errorOutput?: Json;
}

/** O que uma expressão enxerga. */
export interface JsonataScope {
  states: StatesObject;
  variables: VariableReader;
}

/** Uma expressão pronta para uso. Imutável. */
export interface JsonataExpression {
  /** O texto entre `{%` e `%}`, sem os espaços das pontas. */
  readonly text: string;
  /** O campo em que ela está, como as mensagens o citam: `Output/total`. */
  readonly field: string;
  /**
   * O valor; na hora, se a expressão é simples. Não pede nada à entrada que não seja JSON, e não a muda.
   * @throws EvaluationError (ou a promessa o rejeita) `States.QueryEvaluationError`, com o texto da AWS.
   */
  evaluate(scope: JsonataScope, env: EvaluationEnv): Json | Promise<Json>;
}

/** Diz se um texto da definição é uma expressão: começa com `{%` e termina com `%}`. */
export function isJsonata(text: string): boolean {
  return text.startsWith('{%') && text.endsWith('%}') && text.length >= 4;
}

/**
 * Prepara uma expressão `{% … %}`.
 * @param field o campo em que ela está, para as mensagens.
 * @throws JsonataSyntaxError
 */
export function compileJsonata(source: string, field: string): JsonataExpression {
  const text = textOf(source);
  const { expression, ast } = parse(text);
  const simple = simplePath(ast);
  const evaluator = new Evaluator(text, field, expression, prepare(ast));
  return Object.freeze({
    text,
    field,
    evaluate: (scope: JsonataScope, env: EvaluationEnv) => {
      if (!simple) return evaluator.evaluate(scope, env);
      const start = simple.variable === 'states' ? scope.states : scope.variables.get(simple.variable);
      if (start === undefined) return evaluator.evaluate(scope, env);
      const value = followPath(start, simple.names);
      if (value === NEEDS_LIBRARY) return evaluator.evaluate(scope, env);
      if (value === undefined) throw returnedNothing(text, field);
      return (value === scope.states ? withoutUndefined(scope.states) : value) as Json;
    },
  });
}

/**
 * Só lê uma expressão `{% … %}`, para quem valida.
 * @throws JsonataSyntaxError
 */
export function parseJsonata(source: string): AstNode {
  return parse(textOf(source)).ast;
}

function textOf(source: string): string {
  return source.slice(2, -2).trim();
}

function parse(text: string): { expression: Expression; ast: AstNode } {
  try {
    return parseExpression(text);
  } catch (error) {
    if (error instanceof RangeError) throw new JsonataSyntaxError('Expression is nested too deeply');
    const { code, message, position } = error as LibraryError;
    throw new JsonataSyntaxError(message, code, position);
  }
}

function withoutUndefined(states: StatesObject): Json {
  const { input, context, result, errorOutput } = states;
  return {
    input,
    context,
    ...(result !== undefined && { result }),
    ...(errorOutput !== undefined && { errorOutput }),
  };
}

const NOTHING_KNOWN: Known = new Map();

class Evaluator {
  private readonly text: string;
  private readonly field: string;
  private readonly expression: Expression;
  private readonly prepared: Prepared;

  constructor(text: string, field: string, expression: Expression, prepared: Prepared) {
    this.text = text;
    this.field = field;
    this.expression = expression;
    this.prepared = prepared;
    for (const name of prepared.functions) {
      const { implementation, signature } = FUNCTIONS[name]!;
      expression.registerFunction(name, implementation as (...args: unknown[]) => unknown, signature);
    }
    // A AWS não tem $eval: chamá-la é chamar o que não existe.
    expression.assign('eval', undefined);
  }

  async evaluate(scope: JsonataScope, env: EvaluationEnv): Promise<Json> {
    let value: unknown;
    try {
      if (this.prepared.hasRegExp) useLinearRegExp();
      value = await this.expression.evaluate(undefined, this.bindings(scope, env));
    } catch (error) {
      throw threwError(this.text, this.field, error as LibraryError);
    }
    if (value === undefined) throw returnedNothing(this.text, this.field);
    try {
      return cleanResult(value, typeof value === 'object' ? this.known(scope) : NOTHING_KNOWN);
    } catch (error) {
      if (error instanceof NotJson) throw unsupportedResult(this.text, this.field);
      if (error instanceof RangeError) throw threwError(this.text, this.field, error);
      throw error;
    }
  }

  private bindings(scope: JsonataScope, env: EvaluationEnv): Record<string, unknown> {
    const guard = new Guard(this.prepared.maxDepth);
    const bindings: Record<string, unknown> = {
      hasOwnProperty: guard.watcher(this.prepared.canGrow),
      [ENVIRONMENT]: { env, guard },
    };
    for (const name of this.prepared.variables) {
      const value = variableOf(name, scope);
      if (value !== undefined) {
        bindings[environmentName(name)] = this.mayWriteOn(name) ? structuredClone(value) : value;
      }
    }
    return bindings;
  }

  /** A biblioteca escreve no que é chamado como função, ainda que seja um objeto da entrada. */
  private mayWriteOn(name: string): boolean {
    return this.prepared.callsData || this.prepared.called.includes(name);
  }

  /** O que a expressão pode devolver sem ter criado. `$states` tem campos que só existem quando lidos. */
  private known(scope: JsonataScope): Known {
    const known = new Map<unknown, () => Json>([[scope.states, () => withoutUndefined(scope.states)]]);
    const { input, result, errorOutput } = scope.states;
    const variables = this.prepared.variables.map((name) => variableOf(name, scope));
    for (const value of [input, result, errorOutput, ...variables]) {
      if (value !== scope.states && value !== undefined) known.set(value, () => value as Json);
    }
    return known;
  }
}

function variableOf(name: string, scope: JsonataScope): unknown {
  return name === 'states' ? scope.states : scope.variables.get(name.trimStart());
}

import jsonata, { type Expression } from 'jsonata';
import type { AstNode } from './ast.ts';
import { LinearRegExp } from './regex.ts';

/** O que a biblioteca lança ao recusar ou ao avaliar uma expressão. */
export interface LibraryError {
  code?: string;
  message: string;
  position?: number;
  token?: string;
}

/** O `this` que a biblioteca dá a uma função registrada. */
export interface FunctionFocus {
  input: unknown;
  environment: { lookup(name: string): unknown };
}

// A biblioteca guarda o motor de expressões regulares num lugar só, e não nas expressões.
const shared = jsonata as unknown as { RegexEngine: unknown };

/**
 * Lê uma expressão.
 * @throws LibraryError, ou RangeError se ela é aninhada demais para a pilha.
 */
export function parseExpression(text: string): { expression: Expression; ast: AstNode } {
  const expression = jsonata(text, { RegexEngine: LinearRegExp as unknown as RegExp });
  return { expression, ast: expression.ast() as unknown as AstNode };
}

/** Outra parte do programa pode ter usado a biblioteca com o motor dela: põe o nosso de volta. */
export function useLinearRegExp(): void {
  shared.RegexEngine = LinearRegExp;
}

export type { AstNode } from './ast.ts';
export { JsonataSyntaxError, unexpectedResultType } from './errors.ts';
export {
  compileJsonata,
  isJsonata,
  type JsonataExpression,
  type JsonataScope,
  parseJsonata,
  type StatesObject,
} from './expression.ts';
export { compileJsonataTemplate, type JsonataTemplate } from './template.ts';

import type { RE2JS } from 're2js';
import { equalJson, isObject, type Json } from '../json/index.ts';
import { find } from './evaluate.ts';
import type { PathToken } from './tokens.ts';

/** A condição de um filtro `[?(…)]`. */
export type Filter =
  | { kind: 'and' | 'or'; left: Filter; right: Filter }
  | { kind: 'not'; operand: Filter }
  | { kind: 'exists'; path: FilterPath }
  | { kind: 'compare'; operator: FilterOperator; left: FilterOperand; right: FilterOperand };

/** `@` é o item; `$` é a raiz do caminho. */
export interface FilterPath {
  from: 'item' | 'root';
  tokens: PathToken[];
}

export type FilterOperand =
  | { kind: 'path'; path: FilterPath }
  | { kind: 'value'; value: Json }
  | { kind: 'pattern'; pattern: RE2JS };

export type FilterOperator = (typeof OPERATORS)[number];

export const OPERATORS = [
  '==',
  '!=',
  '<=',
  '>=',
  '=~',
  '<',
  '>',
  'in',
  'nin',
  'subsetof',
  'anyof',
  'noneof',
  'contains',
  'size',
  'empty',
] as const;

/** Diz se um item passa pelo filtro. */
export function matches(filter: Filter, item: Json, root: Json): boolean {
  switch (filter.kind) {
    case 'and':
      return matches(filter.left, item, root) && matches(filter.right, item, root);
    case 'or':
      return matches(filter.left, item, root) || matches(filter.right, item, root);
    case 'not':
      return !matches(filter.operand, item, root);
    case 'exists':
      return read(filter.path, item, root) !== undefined;
    case 'compare':
      return compare(filter, item, root);
  }
}

function read(path: FilterPath, item: Json, root: Json): Json | undefined {
  return find(path.tokens, path.from === 'item' ? item : root, root);
}

function compare(filter: Filter & { kind: 'compare' }, item: Json, root: Json): boolean {
  const { operator, right } = filter;
  const left = value(filter.left, item, root);
  if (operator === '=~') {
    return typeof left === 'string' && right.kind === 'pattern' && right.pattern.matches(left);
  }
  const other = value(right, item, root);
  if (left === undefined || other === undefined) return operator === '!=' && left !== other;
  switch (operator) {
    case '==':
      return equalJson(left, other);
    case '!=':
      return !equalJson(left, other);
    case '<':
      return order(left, other) < 0;
    case '<=':
      return order(left, other) <= 0;
    case '>':
      return order(left, other) > 0;
    case '>=':
      return order(left, other) >= 0;
    case 'in':
      return includes(other, left);
    case 'nin':
      return Array.isArray(other) && !includes(other, left);
    case 'subsetof':
      return Array.isArray(left) && left.every((each) => includes(other, each));
    case 'anyof':
      return Array.isArray(left) && left.some((each) => includes(other, each));
    case 'noneof':
      return Array.isArray(left) && !left.some((each) => includes(other, each));
    case 'contains':
      return typeof left === 'string'
        ? typeof other === 'string' && left.includes(other)
        : includes(left, other);
    case 'size':
      return size(left) === other;
    case 'empty':
      return (size(left) === 0) === other;
  }
}

function value(operand: FilterOperand, item: Json, root: Json): Json | undefined {
  if (operand.kind === 'path') return read(operand.path, item, root);
  return operand.kind === 'value' ? operand.value : undefined;
}

/** Menor que zero, zero ou maior que zero; NaN (que não é nada disso) se os valores não se comparam. */
function order(left: Json, right: Json): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (typeof left !== 'string' || typeof right !== 'string') return Number.NaN;
  return left < right ? -1 : Number(left > right);
}

function includes(list: Json, item: Json): boolean {
  return Array.isArray(list) && list.some((each) => equalJson(each, item));
}

function size(value: Json): number | undefined {
  if (typeof value === 'string' || Array.isArray(value)) return value.length;
  return isObject(value) ? Object.keys(value).length : undefined;
}

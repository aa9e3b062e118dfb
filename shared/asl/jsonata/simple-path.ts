import type { AstNode } from './ast.ts';

/** O que a expressão lê: `$variavel.a.b`, só com nomes. */
export interface SimplePath {
  variable: string;
  names: string[];
}

/** O caminho passa por uma lista: só a biblioteca sabe o que ele quer dizer. */
export const NEEDS_LIBRARY = Symbol('needs library');

/** Reconhece uma expressão que é só uma variável seguida de nomes. */
export function simplePath(ast: AstNode): SimplePath | undefined {
  if (ast.type === 'variable' && isBare(ast) && isNamed(ast))
    return { variable: String(ast.value), names: [] };
  const [first, ...rest] = ast.type === 'path' ? (ast.steps ?? []) : [];
  if (first?.type !== 'variable' || !isNamed(first)) return undefined;
  if (![first, ...rest].every(isBare) || !rest.every((step) => step.type === 'name')) return undefined;
  if (ast.keepSingletonArray || ast.group || ast.predicate) return undefined;
  return { variable: String(first.value), names: rest.map((step) => String(step.value)) };
}

function isNamed(node: AstNode): boolean {
  return node.value !== '' && node.value !== '$';
}

const PLAIN_FIELDS = new Set(['type', 'value', 'position']);

/** O nó não tem filtro, agrupamento, ordenação nem ligação. */
function isBare(node: AstNode): boolean {
  return Object.keys(node).every((key) => PLAIN_FIELDS.has(key));
}

/**
 * Segue os nomes por objetos, como a biblioteca faria.
 * @returns o valor, `undefined`, ou NEEDS_LIBRARY se há uma lista no meio do caminho.
 */
export function followPath(start: unknown, names: readonly string[]): unknown {
  let value = start;
  for (const name of names) {
    if (typeof value !== 'object' || value === null) return undefined;
    if (Array.isArray(value)) return NEEDS_LIBRARY;
    value = Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
  }
  return value;
}

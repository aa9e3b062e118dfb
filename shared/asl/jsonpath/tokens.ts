import type { Filter } from './filter.ts';

/** Um passo de um caminho. */
export type PathToken =
  | { kind: 'property'; names: string[] }
  | { kind: 'index'; indexes: number[] }
  | { kind: 'slice'; from: number | undefined; to: number | undefined }
  | { kind: 'wildcard' }
  | { kind: 'scan' }
  | { kind: 'filter'; filter: Filter }
  | { kind: 'function'; name: string };

/** O passo como a biblioteca que a AWS usa o escreve nas mensagens: `['nome']`, `[0]`, `[*]`. */
export function fragment(token: PathToken): string {
  switch (token.kind) {
    case 'property':
      return `[${token.names.map((name) => `'${name}'`).join(',')}]`;
    case 'index':
      return `[${token.indexes.join(',')}]`;
    case 'slice':
      return `[${token.from ?? ''}:${token.to ?? ''}]`;
    case 'wildcard':
      return '[*]';
    case 'scan':
      return '..';
    case 'filter':
      return '[?]';
    case 'function':
      return `.${token.name}()`;
  }
}

/** Um passo que leva a um só lugar. */
export function isDefinite(token: PathToken): boolean {
  if (token.kind === 'property') return token.names.length === 1;
  if (token.kind === 'index') return token.indexes.length === 1;
  return token.kind === 'function';
}

import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser';

export interface Span {
  from: number;
  to: number;
}

/**
 * Onde, no texto, está o lugar que um diagnóstico aponta.
 * @param location como `/States/Inicio/Next`; vale o trecho mais fundo que existe
 * @returns posições em caracteres; sem lugar, o primeiro caractere
 */
export function spanOf(text: string, location: string | undefined): Span {
  const root = parseTree(text, [], { allowTrailingComma: true });
  const found = root && location ? deepest(root, location.split('/').slice(1)) : undefined;
  if (!found) return { from: 0, to: Math.min(1, text.length) };
  // Um objeto inteiro sublinhado atrapalha a leitura: aponta-se o nome dele.
  const parent = found.parent;
  const key = parent?.type === 'property' ? parent.children?.[0] : undefined;
  const shown = ['object', 'array'].includes(found.type) ? key : found;
  const { offset, length } = shown ?? { offset: found.offset, length: 1 };
  return { from: offset, to: offset + length };
}

function deepest(root: Node, keys: readonly string[]): Node {
  let place = root;
  let rest = keys;
  while (rest.length > 0) {
    const step = longestStep(place, rest);
    if (!step) return place;
    place = step.node;
    rest = rest.slice(step.used);
  }
  return place;
}

/** Um nome de estado pode ter barras: tenta primeiro o nome mais comprido. */
function longestStep(place: Node, keys: readonly string[]): { node: Node; used: number } | undefined {
  for (let used = keys.length; used > 0; used--) {
    const name = keys.slice(0, used).join('/').replaceAll('~1', '/').replaceAll('~0', '~');
    const index = place.type === 'array' ? Number(name.replace(/^\[(\d+)\]$/, '$1')) : name;
    if (typeof index === 'number' && !Number.isInteger(index)) continue;
    const node = findNodeAtLocation(place, [index]);
    if (node) return { node, used };
  }
  const [name = ''] = keys;
  const indexed = /^(.+)\[(\d+)\]$/.exec(name);
  if (!indexed) return undefined;
  const node = findNodeAtLocation(place, [indexed[1] as string, Number(indexed[2])]);
  return node ? { node, used: 1 } : undefined;
}

import type { JsonObject } from '../../json.ts';

const PAGE_SIZE = 100;

/** Uma página, em ordem de chegada. */
export interface Page<T> {
  readonly items: readonly T[];
  /** O que passar em `?after=` para ver o que vier depois; o marcador dado, se não veio nada. */
  readonly next: string;
  /** Se já há mais para ler. */
  readonly hasMore: boolean;
}

/** Até cem itens depois do marcador `after` do pedido; sem ele, desde o primeiro. */
export function pageAfter<T extends { readonly id: string }>(
  all: Iterable<T>,
  { after }: JsonObject,
): Page<T> {
  const marker = typeof after === 'string' ? after : '';
  const newer = [...all].filter(({ id }) => id > marker).sort((a, b) => (a.id < b.id ? -1 : 1));
  const items = newer.slice(0, PAGE_SIZE);
  return { items, next: items.at(-1)?.id ?? marker, hasMore: newer.length > items.length };
}

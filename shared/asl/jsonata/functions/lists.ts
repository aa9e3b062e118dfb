import { canonicalText } from '../../json/canonical.ts';
import type { Json } from '../../json/index.ts';
import { LIMITS, outOfMemory } from '../guard.ts';
import { environmentOf, functionError } from './environment.ts';
import type { LibraryFunction } from './table.ts';

/** Uma lista que a biblioteca trata como sequência: com um só item, vale o item. */
function asSequence<T>(items: T[]): T[] {
  return Object.assign(items, { sequence: true });
}

/** `$partition(lista, tamanho)`: pedaços da lista. Sem o tamanho, um pedaço só. */
export const partition: LibraryFunction = {
  signature: '<xn?:a>',
  implementation(list: unknown, size?: number) {
    if (list === undefined) return undefined;
    // Sem o tipo dos itens, a mensagem da AWS termina em "an array of undefined".
    if (!Array.isArray(list)) throw { code: 'T0412', index: 1, value: list };
    const step = size === undefined ? list.length : Math.trunc(size);
    if (step < 0) throw functionError('Second argument must be zero or greater');
    if (step === 0) return undefined;
    const chunks: unknown[][] = [];
    for (let i = 0; i < list.length; i += step) chunks.push(list.slice(i, i + step));
    return chunks;
  },
};

/** `$range(primeiro, último, passo)`: os três são cortados para inteiros. */
export const range: LibraryFunction = {
  signature: '<n?n?n?:a>',
  implementation(first?: number, last?: number, step?: number) {
    if (first === undefined || last === undefined || step === undefined) return undefined;
    const [from, to, by] = [Math.trunc(first), Math.trunc(last), Math.trunc(step)];
    if (by === 0) return undefined;
    const length = Math.max(0, Math.floor((to - from) / by) + 1);
    if (length > LIMITS.range) throw outOfMemory();
    environmentOf(this).guard.allocate(length);
    return asSequence(Array.from({ length }, (_, index) => from + index * by));
  },
};

/** O operador `[a..b]`, com os erros da biblioteca e a conta dos itens. */
export const sequence: LibraryFunction = {
  implementation(first: unknown, last: unknown) {
    if (first !== undefined && !Number.isInteger(first)) throw { code: 'T2003', value: first };
    if (last !== undefined && !Number.isInteger(last)) throw { code: 'T2004', value: last };
    if (first === undefined || last === undefined) return undefined;
    const [from, to] = [first as number, last as number];
    if (from > to) return undefined;
    environmentOf(this).guard.allocate(to - from + 1);
    return asSequence(Array.from({ length: to - from + 1 }, (_, index) => from + index));
  },
};

/** Como é uma lista escrita: que itens são listas escritas nela, e se ela mesma começa um caminho. */
interface ListShape {
  isNested: readonly boolean[];
  isConstructed: boolean;
}

/** Uma lista escrita, `[a, b, …]`: os itens que são listas se juntam a ela, menos os escritos nela. */
export const list: LibraryFunction = {
  implementation({ isNested, isConstructed }: ListShape, ...items: unknown[]) {
    const gathered = items.flatMap((item, index) => {
      if (item === undefined) return [];
      return isNested[index] || !Array.isArray(item) ? [item] : item;
    });
    if (isConstructed) Object.defineProperty(gathered, 'cons', { value: true });
    return gathered;
  },
};

/** `$distinct(lista)`: a da biblioteca compara todos com todos. */
export const distinct: LibraryFunction = {
  signature: '<x:x>',
  implementation(list: unknown) {
    if (!Array.isArray(list) || list.length <= 1) return list;
    const seen = new Set<string>();
    const kept = list.filter((item: Json) => {
      const identity = canonicalText(item);
      return !seen.has(identity) && seen.add(identity);
    });
    return (list as { sequence?: boolean }).sequence ? asSequence(kept) : kept;
  },
};

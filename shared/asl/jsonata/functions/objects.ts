import type { LibraryFunction } from './table.ts';

/** Lê uma propriedade própria; de uma lista, as de todos os seus objetos, como a biblioteca. */
function read(input: unknown, name: string): unknown {
  if (!Array.isArray(input)) {
    const isData = typeof input === 'object' && input !== null && Object.hasOwn(input, name);
    return isData ? (input as Record<string, unknown>)[name] : undefined;
  }
  const found = input.flatMap((item) => read(item, name) ?? (isNullAt(item, name) ? [null] : []));
  return Object.assign(found, { sequence: true });
}

function isNullAt(item: unknown, name: string): boolean {
  return !Array.isArray(item) && read(item, name) === null;
}

/** `$lookup(objeto, chave)`: a da biblioteca também lê o que os objetos herdam. */
export const lookup: LibraryFunction = {
  signature: '<x-s:x>',
  implementation: read,
};

/** Um passo de caminho cujo nome todo objeto herda, como `constructor`. */
export const own: LibraryFunction = {
  implementation(name: string) {
    return read(this.input, name);
  },
};

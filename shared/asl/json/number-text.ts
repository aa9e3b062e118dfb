/**
 * A AWS mostra um número como ele foi escrito: `0.0` continua `0.0`. O JavaScript guarda só o valor.
 * Por isso o texto que não é o do JavaScript fica anotado fora do valor, ao lado do objeto ou da lista
 * que o contém. Quem não usa esses números não paga nada.
 */
const texts = new WeakMap<object, Map<string, string>>();
let anyNoted = false;

/** Anota como estava escrito o número em `container[key]`. */
export function noteNumberText(container: object, key: string | number, text: string): void {
  anyNoted = true;
  let notes = texts.get(container);
  if (!notes) {
    notes = new Map();
    texts.set(container, notes);
  }
  notes.set(String(key), text);
}

/** As anotações de um objeto ou lista, por chave; `undefined` se não há. */
export function numberTexts(container: object): ReadonlyMap<string, string> | undefined {
  return anyNoted ? texts.get(container) : undefined;
}

/** Copia todas as anotações de um objeto ou lista para a sua cópia. */
export function copyNumberTexts(from: object, to: object): void {
  const notes = numberTexts(from);
  if (notes) texts.set(to, new Map(notes));
}

/** Diz se algum número anotado existe; se não, nada precisa ser procurado. */
export function hasNumberTexts(): boolean {
  return anyNoted;
}

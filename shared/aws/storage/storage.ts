/**
 * Onde a AWS local guarda o que recebe. Há duas: na memória, para testes, e numa pasta, que sobrevive
 * a um reinício e a um `kill -9`. Ler é imediato; gravar acontece antes de a chamada voltar.
 */
export interface Storage {
  /** Se o que for guardado sobrevive a um reinício. */
  readonly isPersistent: boolean;
  /** Documentos por chave. O mesmo nome dá sempre a mesma coleção. */
  collection<T>(name: string): Collection<T>;
  /** Linhas de JSON que só crescem, uma por acontecimento. */
  journal(name: string, key: string): Journal;
  /** Pasta do disco para o que precisa ser arquivo, como o código das funções. Existe enquanto a AWS local viver. */
  folder(name: string): string;
  close(): void;
}

/** Documentos pequenos, por chave. */
export interface Collection<T> {
  get(key: string): T | undefined;
  set(key: string, document: T): void;
  delete(key: string): void;
  /** Em ordem de chegada na memória; por nome de arquivo depois de um reinício. */
  values(): IterableIterator<T>;
}

/** Um diário: o que foi acrescentado não muda mais. */
export interface Journal {
  append(entries: readonly unknown[]): void;
  /** Todas as entradas; uma última linha cortada por uma queda é ignorada. */
  read(): readonly unknown[];
  /** Solta o arquivo aberto; `append` o reabre. */
  release(): void;
  delete(): void;
}

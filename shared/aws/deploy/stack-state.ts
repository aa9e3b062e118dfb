import type { Collection, Storage } from '../storage/storage.ts';
import type { ResourceRecord, StackRecord } from './deployment.ts';

const empty = (stackName: string): StackRecord => ({
  stackName,
  resources: {},
  leftovers: [],
  generations: {},
  outputs: {},
  exports: {},
  imports: [],
});

/** As pilhas guardadas. */
export function stacksIn(storage: Storage): Collection<StackRecord> {
  return storage.collection('stacks');
}

/**
 * Uma pilha guardada, gravada a cada recurso: um deploy morto no meio deixa registrado tudo que criou, e o próximo
 * continua dali.
 */
export class StackState {
  readonly #stacks: Collection<StackRecord>;
  #record: StackRecord;

  constructor(storage: Storage, stackName: string) {
    this.#stacks = stacksIn(storage);
    this.#record = { ...empty(stackName), ...this.#stacks.get(stackName) };
  }

  get record(): StackRecord {
    return this.#record;
  }

  resource(logicalId: string): ResourceRecord | undefined {
    return this.#record.resources[logicalId];
  }

  /** A geração que um recurso novo com este nome lógico recebe. */
  generationOf(logicalId: string): number {
    return this.#record.generations[logicalId] ?? 0;
  }

  put(resource: ResourceRecord): void {
    this.update({ resources: { ...this.#record.resources, [resource.logicalId]: resource } });
  }

  remove(logicalId: string): void {
    const { [logicalId]: _removed, ...resources } = this.#record.resources;
    this.update({ resources });
  }

  /** Põe o substituto no lugar e deixa o antigo para a limpeza do fim. */
  replace(old: ResourceRecord, next: ResourceRecord): void {
    this.update({
      resources: { ...this.#record.resources, [next.logicalId]: next },
      leftovers: [...this.#record.leftovers, old],
    });
  }

  /** Desfaz `replace`. */
  restore(old: ResourceRecord): void {
    this.update({
      resources: { ...this.#record.resources, [old.logicalId]: old },
      leftovers: this.#record.leftovers.filter((item) => item !== old),
    });
  }

  dropLeftover(old: ResourceRecord): void {
    this.update({ leftovers: this.#record.leftovers.filter((item) => item !== old) });
  }

  /** O nome que este recurso usa continua em uso: o próximo precisa de outro. */
  retireName({ logicalId, generation }: ResourceRecord): void {
    const next = Math.max(this.generationOf(logicalId), generation + 1);
    this.update({ generations: { ...this.#record.generations, [logicalId]: next } });
  }

  update(changes: Partial<StackRecord>): void {
    this.#record = { ...this.#record, ...changes };
    const { resources, leftovers, generations, stackName } = this.#record;
    const isGone = [resources, leftovers, generations].every((part) => Object.keys(part).length === 0);
    if (isGone) this.#stacks.delete(stackName);
    else this.#stacks.set(stackName, this.#record);
  }
}

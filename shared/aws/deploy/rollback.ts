/** Um passo do deploy e como desfazê-lo. */
interface Step {
  readonly logicalId: string;
  undo(): Promise<unknown>;
}

/** O que não voltou ao que era, e por quê. */
export interface RollbackFailure {
  readonly logicalId: string;
  readonly error: Error;
}

/** O que o deploy fez até agora, para desfazer de trás para a frente. */
export class Rollback {
  readonly #steps: Step[] = [];

  add(logicalId: string, undo: () => Promise<unknown>): void {
    this.#steps.push({ logicalId, undo });
  }

  /** Desfaz tudo. Um passo que falha não impede os outros. */
  async run(): Promise<readonly RollbackFailure[]> {
    const failures: RollbackFailure[] = [];
    for (const { logicalId, undo } of this.#steps.splice(0).reverse()) {
      try {
        await undo();
      } catch (error) {
        failures.push({ logicalId, error: error as Error });
      }
    }
    return failures;
  }
}

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

  /** Se ainda não há o que desfazer. */
  get isEmpty(): boolean {
    return this.#steps.length === 0;
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

/** Como a volta foi, para o fim da mensagem de erro. */
export function outcomeOf(failures: readonly RollbackFailure[]): string {
  if (failures.length === 0) return '\nA pilha voltou ao que era antes do deploy.';
  const told = failures.map(({ logicalId, error }) => `"${logicalId}": ${error.name}: ${error.message}`);
  return `\nA volta ao que era também falhou: ${told.join('; ')}`;
}

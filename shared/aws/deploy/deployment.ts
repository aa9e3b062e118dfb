/** Um recurso que existe na AWS local por causa da pilha. */
export interface DeployedResource {
  readonly logicalId: string;
  readonly type: string;
  readonly physicalId: string;
}

/**
 * O que mudou num recurso. `replaced` é criar o novo e apagar o antigo no fim; `kept`, o que saiu da pilha e
 * continua na AWS local.
 */
export interface Change {
  readonly action: 'created' | 'updated' | 'replaced' | 'deleted' | 'kept';
  readonly logicalId: string;
  readonly type: string;
  readonly physicalId: string;
  /** O que aqui é diferente da AWS, em português. */
  readonly note?: string;
  /** O que quem implantou precisa saber: dados que se perderam, o que não pôde ser apagado. */
  readonly warning?: string;
}

/** O resultado de um deploy. Um deploy igual ao anterior tem `changes` vazio. */
export interface Deployment {
  readonly stackName: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly resources: readonly DeployedResource[];
  readonly changes: readonly Change[];
  /** Quantos recursos ficaram como estavam. */
  readonly unchanged: number;
  readonly milliseconds: number;
}

/** Um recurso guardado, com o que é preciso para mudá-lo ou apagá-lo sem o modelo que o criou. */
export interface ResourceRecord {
  readonly logicalId: string;
  readonly type: string;
  readonly physicalId: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** As propriedades resolvidas e a impressão do resto, em JSON: se não mudam, o recurso não muda. */
  readonly properties: string;
  /** Quantas vezes este nome lógico já trocou de recurso: entra no nome gerado. */
  readonly generation: number;
  /** `creating`: um deploy morreu enquanto o criava, e não se sabe se ele existe. */
  readonly status: 'creating' | 'complete';
  /** Guardado sem efeito: não há nada a apagar. */
  readonly isInert: boolean;
  /** `DeletionPolicy` e `UpdateReplacePolicy` de `Retain`. */
  readonly retain: { readonly onDelete: boolean; readonly onReplace: boolean };
}

/** A pilha guardada, para saber o que mudou no próximo deploy. */
export interface StackRecord {
  readonly stackName: string;
  /** Na ordem em que foram criados. */
  readonly resources: Readonly<Record<string, ResourceRecord>>;
  /** Os substituídos que ainda não foram apagados. */
  readonly leftovers: readonly ResourceRecord[];
  /** A próxima geração de cada nome lógico que já teve um recurso substituído ou mantido. */
  readonly generations: Readonly<Record<string, number>>;
  readonly outputs: Readonly<Record<string, string>>;
  /** Valores exportados (`Fn::ImportValue`), por nome. */
  readonly exports: Readonly<Record<string, string>>;
  /** Os nomes exportados por outras pilhas que esta usa. */
  readonly imports: readonly string[];
}

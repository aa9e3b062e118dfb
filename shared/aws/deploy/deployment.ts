/** Um recurso que existe na AWS local por causa da pilha. */
export interface DeployedResource {
  readonly logicalId: string;
  readonly type: string;
  readonly physicalId: string;
}

/** O que mudou num recurso. `replaced` é apagar e criar de novo, como quando o nome muda. */
export interface Change {
  readonly action: 'created' | 'updated' | 'replaced' | 'deleted';
  readonly logicalId: string;
  readonly type: string;
  readonly physicalId: string;
}

/** O resultado de um deploy. Um deploy igual ao anterior tem `changes` vazio. */
export interface Deployment {
  readonly stackName: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly resources: readonly DeployedResource[];
  readonly changes: readonly Change[];
}

/** A pilha guardada, para saber o que mudou no próximo deploy. */
export interface StackRecord {
  readonly stackName: string;
  readonly resources: Readonly<Record<string, ResourceRecord>>;
}

export interface ResourceRecord {
  readonly type: string;
  readonly physicalId: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** As propriedades resolvidas, em JSON: se não mudam, o recurso não muda. */
  readonly properties: string;
}

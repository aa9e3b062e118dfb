import type { JsonObject } from '../json.ts';
import type { LocalAws } from '../local-aws.ts';
import type { Asset } from './assembly.ts';

/** Um recurso criado: o nome físico (`Ref`) e os atributos (`Fn::GetAtt`). */
export interface Created {
  readonly physicalId: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** O que um tipo de recurso tem à mão. */
export interface ResourceContext {
  readonly aws: LocalAws;
  readonly stackName: string;
  readonly logicalId: string;
  /** Nome para um recurso que a pilha não nomeou: `pilha-IdLogico-SUFIXO`, o mesmo em todo deploy. */
  generateName(maxLength: number): string;
  /** O arquivo ou a pasta que a pilha publicaria em `bucket/key`. */
  asset(bucket: unknown, key: unknown): Asset | undefined;
}

/** Como um tipo de recurso do CloudFormation vira chamadas aos serviços. */
export interface ResourceType {
  create(properties: JsonObject, context: ResourceContext): Promise<Created>;
  /** Muda o que existe. `'replace'` quando só dá para apagar e criar de novo. */
  update(physicalId: string, properties: JsonObject, context: ResourceContext): Promise<Created | 'replace'>;
  delete(physicalId: string, context: ResourceContext): Promise<void>;
  /** O que define o recurso e não está nas propriedades, como o conteúdo de um arquivo do assembly. */
  fingerprint?(properties: JsonObject, context: ResourceContext): string;
}

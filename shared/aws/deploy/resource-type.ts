import type { JsonObject } from '../json.ts';
import type { Asset } from './assembly.ts';
import type { DeployTarget } from './target.ts';

/** Um recurso criado: o nome físico (`Ref`) e os atributos (`Fn::GetAtt`). */
export interface Created {
  readonly physicalId: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** O que aqui é diferente da AWS, para quem implanta ler. */
  readonly note?: string;
}

/** O que um tipo de recurso tem à mão. */
export interface ResourceContext {
  readonly aws: DeployTarget;
  readonly stackName: string;
  readonly logicalId: string;
  /** Nome para um recurso que a pilha não nomeou: `pilha-IdLogico-SUFIXO`, o mesmo enquanto ele não for substituído. */
  generateName(maxLength: number): string;
  /** O arquivo ou a pasta que a pilha publicaria em `bucket/key`. */
  asset(bucket: unknown, key: unknown): Asset | undefined;
}

/** Como um tipo de recurso do CloudFormation vira chamadas aos serviços. */
export interface ResourceType {
  create(properties: JsonObject, context: ResourceContext): Promise<Created>;
  /** Muda o que existe. `'replace'` quando só dá para criar outro e apagar este. */
  update(physicalId: string, properties: JsonObject, context: ResourceContext): Promise<Created | 'replace'>;
  delete(physicalId: string, context: ResourceContext, properties: JsonObject): Promise<void>;
  /** O que define o recurso e não está nas propriedades, como o conteúdo de um arquivo do assembly. */
  fingerprint?(properties: JsonObject, context: ResourceContext): string;
  /** A propriedade que dá nome ao recurso: com o nome fixo, o CloudFormation se recusa a substituí-lo. */
  readonly nameProperty?: string;
  /** O nome físico que `create` daria: acha o que um deploy morto no meio criou e não registrou. */
  identify?(properties: JsonObject, context: ResourceContext): string;
  /**
   * Fotografa o recurso antes de `update` e devolve quem o põe de volta. Sem ele, a volta é um `update` com as
   * propriedades anteriores; precisa dele quem usa arquivos do assembly, que podem já não existir.
   */
  remember?(
    physicalId: string,
    context: ResourceContext,
    properties: JsonObject,
  ): Promise<() => Promise<unknown>>;
  /** Guardado sem efeito: existe para que a pilha entre, e a impressão o diz. */
  readonly isInert?: boolean;
  /** Um recurso próprio do CDK que a AWS local imita: a função do `ServiceToken` dele não precisa rodar. */
  readonly emulatesProvider?: boolean;
  /** O que se perde quando ele é substituído. */
  readonly lossWhenReplaced?: string;
}

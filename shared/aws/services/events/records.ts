import type { Json } from '../../json.ts';

/** Um barramento guardado. O `default` existe sempre. */
export interface EventBusRecord {
  readonly name: string;
  readonly arn: string;
  readonly description?: string;
  readonly tags: Readonly<Record<string, string>>;
  /** Milissegundos desde 1970. */
  readonly creationTime: number;
  readonly lastModifiedTime: number;
}

/** Um evento recebido, na forma em que um alvo de regra o veria. */
export interface EventRecord {
  /** Cresce a cada evento; serve de marcador em `?after=`. */
  readonly id: string;
  readonly eventBusName: string;
  /** Data ISO 8601. */
  readonly receivedAt: string;
  readonly event: {
    readonly version: '0';
    readonly id: string;
    readonly 'detail-type': string;
    readonly source: string;
    readonly account: string;
    readonly time: string;
    readonly region: string;
    readonly resources: readonly string[];
    readonly detail: Json;
  };
}

export const authorizationTypes = ['API_KEY', 'BASIC', 'OAUTH_CLIENT_CREDENTIALS'] as const;
export type AuthorizationType = (typeof authorizationTypes)[number];

/** Um parâmetro que a conexão acrescenta a cada pedido. */
export interface Parameter {
  readonly Key: string;
  readonly Value: string;
  readonly IsValueSecret?: boolean;
}

/** Parâmetros por lugar do pedido. */
export interface HttpParameters {
  readonly HeaderParameters: readonly Parameter[];
  readonly QueryStringParameters: readonly Parameter[];
  readonly BodyParameters: readonly Parameter[];
}

/** Como uma conexão se identifica. Tem segredos: `DescribeConnection` não mostra tudo. */
export type Authorization =
  | { readonly type: 'API_KEY'; readonly name: string; readonly value: string }
  | { readonly type: 'BASIC'; readonly username: string; readonly password: string }
  | {
      readonly type: 'OAUTH_CLIENT_CREDENTIALS';
      readonly endpoint: string;
      readonly method: 'GET' | 'POST' | 'PUT';
      readonly clientId: string;
      readonly clientSecret: string;
      readonly parameters: HttpParameters;
    };

/** Uma conexão guardada, com os seus segredos. */
export interface ConnectionRecord {
  readonly name: string;
  readonly arn: string;
  readonly secretArn: string;
  readonly description?: string;
  readonly authorization: Authorization;
  /** O que a conexão acrescenta a cada pedido. */
  readonly parameters: HttpParameters;
  /** Milissegundos desde 1970. */
  readonly creationTime: number;
  readonly lastModifiedTime: number;
  readonly lastAuthorizedTime: number;
}

/** Uma função guardada. */
export interface FunctionRecord {
  readonly name: string;
  /** `$LATEST`, ou o número de uma versão publicada, que não muda mais. */
  readonly version: string;
  readonly arn: string;
  readonly runtime: string;
  readonly handler: string;
  readonly roleArn: string;
  readonly description: string;
  /** Segundos. */
  readonly timeout: number;
  /** MB. */
  readonly memorySize: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly architectures: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
  readonly code: CodeRecord;
  /** A fila ou o tópico que recebe as chamadas assíncronas que não deram certo. */
  readonly deadLetterArn?: string;
  /** O grupo de registros que recebe as linhas dela; sem ele, `/aws/lambda/NOME`. */
  readonly logGroup?: string;
  /** Quantas chamadas ao mesmo tempo são só dela; 0 a desliga. */
  readonly reservedConcurrency?: number;
  /** Milissegundos desde 1970. */
  readonly lastModified: number;
  readonly revisionId: string;
}

/** Onde está o código de uma função. */
export interface CodeRecord {
  /** Em base64, como a AWS mostra. */
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  /** Nome da pasta dentro da pasta de códigos. */
  readonly folder: string;
}

/** Um apelido: um nome para uma versão, ou para duas, por peso. */
export interface AliasRecord {
  readonly functionName: string;
  readonly name: string;
  readonly version: string;
  readonly description: string;
  /** Fração das chamadas que vai a outra versão: `{ "3": 0.1 }`. */
  readonly weights: Readonly<Record<string, number>>;
  readonly revisionId: string;
}

/** O que fazer com as chamadas assíncronas de uma função. */
export interface EventInvokeConfig {
  /** Nome e qualificador: `credito:$LATEST`. */
  readonly target: string;
  /** De 0 a 2. */
  readonly maximumRetryAttempts?: number;
  /** Segundos. */
  readonly maximumEventAge?: number;
  readonly onSuccess?: string;
  readonly onFailure?: string;
  /** Milissegundos desde 1970. */
  readonly lastModified: number;
}

/** Uma chamada assíncrona que ainda não deu certo. Fica guardada até dar, ou até desistirem dela. */
export interface PendingEvent {
  /** O número do pedido, o mesmo em todas as tentativas. */
  readonly id: string;
  readonly functionName: string;
  readonly qualifier: string;
  /** Texto JSON. */
  readonly payload: string;
  /** Milissegundos desde 1970. */
  readonly receivedAt: number;
  readonly dueAt: number;
  /** Quantas vezes a função já falhou com ela. */
  readonly failures: number;
  /** Quantas vezes não havia vaga para ela. */
  readonly throttles: number;
}

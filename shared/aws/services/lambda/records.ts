/** Uma função guardada. */
export interface FunctionRecord {
  readonly name: string;
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

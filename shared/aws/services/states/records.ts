import type { StateMachineType } from '../../../asl/index.ts';
import type { JsonObject } from '../../json.ts';

/** Uma máquina guardada. Datas em milissegundos desde 1970. */
export interface StateMachineRecord {
  readonly arn: string;
  readonly name: string;
  readonly type: StateMachineType;
  readonly definition: string;
  readonly roleArn: string;
  readonly creationDate: number;
  readonly updateDate: number;
  /** Ausente até a primeira atualização, como na AWS. */
  readonly revisionId?: string;
  readonly loggingConfiguration: JsonObject;
  readonly tracingConfiguration: JsonObject;
  readonly encryptionConfiguration: JsonObject;
  readonly tags: Readonly<Record<string, string>>;
  /** O número da última versão publicada: o de uma versão apagada não volta. */
  readonly lastVersion?: number;
}

/** Uma versão publicada: a máquina como era naquela revisão. */
export interface VersionRecord {
  readonly arn: string;
  readonly number: number;
  readonly machine: StateMachineRecord;
  readonly description?: string;
  readonly creationDate: number;
}

/** Para que versão um apelido manda as execuções, e quantas em cada cem. */
export interface Route {
  readonly stateMachineVersionArn: string;
  readonly weight: number;
}

export interface AliasRecord {
  readonly arn: string;
  readonly machineArn: string;
  readonly name: string;
  readonly description?: string;
  readonly routingConfiguration: readonly Route[];
  readonly creationDate: number;
  readonly updateDate: number;
}

export type ExecutionStatus =
  | 'RUNNING'
  | 'SUCCEEDED'
  | 'FAILED'
  | 'TIMED_OUT'
  | 'ABORTED'
  /** Só numa filha de um Map Run que está sendo refeito. */
  | 'PENDING_REDRIVE';

/** Um redrive já feito, pelo token de quem o pediu. */
export interface Redrive {
  readonly clientToken: string;
  readonly date: number;
}

/** Uma execução guardada. A máquina vai junto como era no começo: uma atualização não muda o que já roda. */
export interface ExecutionRecord {
  readonly arn: string;
  readonly name: string;
  readonly machine: StateMachineRecord;
  /** A versão que anda, quando a execução começou por uma ou por um apelido. */
  readonly versionArn?: string;
  readonly aliasArn?: string;
  /** O caso do `MockConfigFile` que ela segue. */
  readonly testCase?: string;
  /** O texto como veio em `StartExecution`. */
  readonly input: string;
  readonly traceHeader?: string;
  readonly startDate: number;
  readonly status: ExecutionStatus;
  readonly stopDate?: number;
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
  readonly redriveCount?: number;
  readonly redriveDate?: number;
  readonly redrives?: readonly Redrive[];
  /** Só nas filhas de um Map Run. */
  readonly mapRunArn?: string;
  readonly itemCount?: number;
}

/** Milissegundos para a data do protocolo JSON: segundos, com milésimos. */
export function epochSeconds(milliseconds: number): number {
  return Math.round(milliseconds) / 1000;
}

/** `epochSeconds` de uma data que pode não existir. */
export function optionalDate(milliseconds: number | undefined): number | undefined {
  return milliseconds === undefined ? undefined : epochSeconds(milliseconds);
}

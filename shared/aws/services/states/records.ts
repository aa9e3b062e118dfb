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
  readonly tags: Readonly<Record<string, string>>;
}

export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

/** Uma execução guardada. A máquina vai junto como era no começo: uma atualização não muda o que já roda. */
export interface ExecutionRecord {
  readonly arn: string;
  readonly name: string;
  readonly machine: StateMachineRecord;
  /** O texto como veio em `StartExecution`. */
  readonly input: string;
  readonly startDate: number;
  readonly status: ExecutionStatus;
  readonly stopDate?: number;
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
}

/** Milissegundos para a data do protocolo JSON: segundos, com milésimos. */
export function epochSeconds(milliseconds: number): number {
  return Math.round(milliseconds) / 1000;
}

import type { Json, JsonText } from '../json/json.ts';
import type { MapRunKeeper } from '../map-run/keeper.ts';
import type { MapRun } from '../map-run/map-run.ts';
import type { Clock } from './clock.ts';
import type { HistoryEvent } from './history-event.ts';
import type { TaskRunner } from './task.ts';

/** Como uma execução termina. `outputText` é a saída como texto JSON, do jeito que a AWS a devolve. */
export type ExecutionResult =
  | { status: 'SUCCEEDED'; output: Json; outputText: string }
  | { status: 'FAILED' | 'TIMED_OUT' | 'ABORTED'; error?: string; cause?: string };

export interface ExecutionOptions {
  /** Padrão `{}`. Um `JsonText` aparece em `ExecutionStarted` como veio. */
  input?: Json | JsonText;
  /** Padrão: um UUID. */
  name?: string;
  tasks: TaskRunner;
  /** Padrão: `new SystemClock()`. */
  clock?: Clock;
  /** Semente do que é sorteado: jitter, `$random`, `States.MathRandom`, UUIDs. Padrão: sorteada. */
  seed?: number;
  executionArn?: string;
  stateMachineArn?: string;
  stateMachineName?: string;
  roleArn?: string;
  /** A versão e o apelido por onde a execução começou; `ExecutionStarted` os mostra. */
  stateMachineVersionArn?: string;
  stateMachineAliasArn?: string;
  /** Diz se uma activity existe. Padrão: todas existem. */
  hasActivity?: (arn: string) => boolean;
  /** Quem guarda as filhas dos Map Runs. Sem ele, um corte ou um redrive as faz andar todas de novo. */
  mapRunKeeper?: MapRunKeeper;
  /** Região dos eventos `TaskScheduled`. Padrão: a do ARN, ou `us-east-1`. */
  region?: string;
}

/** Uma execução em andamento ou terminada. */
export interface Execution {
  readonly arn: string;
  readonly name: string;
  /** Nunca rejeita. */
  readonly result: Promise<ExecutionResult>;
  /** Na forma de `GetExecutionHistory`, na ordem dos `id`. Cresce enquanto a execução anda. */
  readonly history: readonly HistoryEvent[];
  /** Os Map Runs dos Map Distributed, com as execuções filhas de cada um. */
  readonly mapRuns: readonly MapRun[];
  /** Termina com `ABORTED`. Sem efeito depois do fim. */
  stop(reason?: { error?: string; cause?: string }): void;
  /** Avisa de cada evento novo. Devolve quem cancela o aviso. */
  onEvent(listener: (event: HistoryEvent) => void): () => void;
}

import type { Execution } from '../execution/execution.ts';
import type { HistoryEvent } from '../execution/history-event.ts';
import type { MapRun } from './map-run.ts';

/** O que se guardou de uma filha. */
export interface KeptChild {
  /** A posição dela no Map Run. */
  readonly index: number;
  readonly name: string;
  /** Na forma de `GetExecutionHistory`. De uma filha Express bastam o começo e o fim. */
  readonly history: readonly HistoryEvent[];
}

/** Uma filha que vai andar. */
export interface StartedChild {
  readonly index: number;
  readonly itemCount: number;
  /** O que `history` já tinha quando ela voltou; 0 numa filha nova. O que vier depois é novidade. */
  readonly keptEvents: number;
  readonly execution: Execution;
}

/**
 * Quem guarda as filhas dos Map Runs fora do motor, para que um corte ou um redrive só ande de novo o que não
 * terminou.
 */
export interface MapRunKeeper {
  /** Um Map Run abriu, ou voltou a abrir. Devolve as filhas que já tinha; a mais nova vale, se há duas. */
  opened(mapRun: MapRun, executionArn: string): readonly KeptChild[];
  /** Chamado antes que a filha ande. */
  childStarted(mapRun: MapRun, child: StartedChild): void;
  /** O Map Run acabou: `mapRun.status` diz como. */
  closed(mapRun: MapRun): void;
}

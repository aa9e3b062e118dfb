import type { Storage } from '../../storage/storage.ts';

/** A ligação de uma fila a uma função, guardada. */
export interface EventSourceRecord {
  readonly uuid: string;
  readonly eventSourceArn: string;
  /** Com o apelido ou a versão, se a ligação os nomeia. */
  readonly functionArn: string;
  readonly isEnabled: boolean;
  readonly batchSize: number;
  /** Segundos à espera de um lote cheio. */
  readonly batchingWindow: number;
  readonly reportsBatchItemFailures: boolean;
  /** Quantos lotes rodam ao mesmo tempo, quando a pilha o limita. */
  readonly maximumConcurrency?: number;
  /** Milissegundos desde 1970. */
  readonly lastModified: number;
}

/** Onde as ligações ficam guardadas. */
export const EVENT_SOURCES = 'lambda/event-source-mappings';

/** Diz se há ligações guardadas: quem as tem precisa da Lambda de pé desde o começo. */
export function hasEventSources(storage: Storage): boolean {
  return storage.collection(EVENT_SOURCES).values().next().done === false;
}

import type { Collection, Storage } from '../../storage/storage.ts';
import type { PendingEvent } from './records.ts';

/** As chamadas assíncronas que ainda não deram certo. */
export function pendingEvents(storage: Storage): Collection<PendingEvent> {
  return storage.collection('lambda/events');
}

/** Diz se ficou alguma por fazer da última vez. */
export function hasPendingEvents(storage: Storage): boolean {
  return !pendingEvents(storage).values().next().done;
}

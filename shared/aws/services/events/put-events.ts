import { randomUUID } from 'node:crypto';
import { AwsError } from '../../errors.ts';
import { isObject, type Json, type JsonObject } from '../../json.ts';
import type { Action } from '../../service.ts';
import { detailOf, entryError, sizeOfEntry } from './entry.ts';
import type { Events } from './events.ts';

const MAX_ENTRIES = 10;
/** De todas as entradas juntas. */
const MAX_BYTES = 256 * 1024;

function entriesOf({ Entries }: JsonObject): JsonObject[] {
  const entries = Array.isArray(Entries) ? Entries.map((entry) => (isObject(entry) ? entry : {})) : [];
  const bound = entries.length === 0 ? 'greater than or equal to 1' : `less than or equal to ${MAX_ENTRIES}`;
  if (entries.length === 0 || entries.length > MAX_ENTRIES) {
    throw new AwsError(
      'ValidationException',
      `1 validation error detected: Value '${JSON.stringify(Entries ?? null)}' at 'entries' failed to satisfy constraint: Member must have length ${bound}`,
    );
  }
  if (entries.reduce((size, entry) => size + sizeOfEntry(entry), 0) > MAX_BYTES) {
    throw new AwsError('ValidationException', 'Total size of the entries in the request is over the limit.');
  }
  return entries;
}

/** A data de um evento, sem milésimos; a de agora quando a entrada não a traz. */
function timeOf(time: unknown, now: number): string {
  // O protocolo manda datas em segundos desde 1970; quem chama por dentro manda texto.
  const given = typeof time === 'number' ? time * 1000 : typeof time === 'string' ? Date.parse(time) : now;
  const milliseconds = Math.abs(given) <= 8.64e15 ? given : now;
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, 'Z');
}

function put(service: Events, entry: JsonObject): object {
  const error = entryError(entry);
  if (error) return error;
  const { region, accountId, clock } = service.context;
  const id = randomUUID();
  const bus = service.findBus(entry.EventBusName);
  if (!bus) {
    // A AWS aceita o evento e ele se perde; quem aprende precisa saber.
    service.context.log({
      kind: 'problem',
      message: `O evento ${id} foi para o barramento ${String(entry.EventBusName)}, que não existe, e se perdeu.`,
    });
    return { EventId: id };
  }
  service.keep(bus.name, {
    version: '0',
    id,
    'detail-type': String(entry.DetailType),
    source: String(entry.Source),
    account: accountId,
    time: timeOf(entry.Time, clock.now()),
    region,
    resources: Array.isArray(entry.Resources) ? entry.Resources.map(String) : [],
    detail: detailOf(entry) as Json,
  });
  return { EventId: id };
}

/** `PutEvents`: guarda os eventos, que não vão a lugar nenhum, porque regras não há. */
export const putEvents: Action<Events> = {
  permission(input, service) {
    const entries = Array.isArray(input.Entries) ? input.Entries.filter(isObject) : [];
    const buses = new Set(entries.map(({ EventBusName }) => service.busArn(EventBusName)));
    return [...buses].map((resource) => ({ action: 'events:PutEvents', resource }));
  },
  run(input, service) {
    const Entries = entriesOf(input).map((entry) => put(service, entry));
    return { FailedEntryCount: Entries.filter((entry) => 'ErrorCode' in entry).length, Entries };
  },
};

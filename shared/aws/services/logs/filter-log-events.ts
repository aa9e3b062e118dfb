import { optionalInteger, optionalList, optionalString } from '../../input.ts';
import type { Action } from '../../service.ts';
import { filterOf } from './filter-pattern.ts';
import type { Logs } from './logs.ts';
import { pageOf } from './paging.ts';

/** `FilterLogEvents`: as linhas de todos os fluxos de um grupo, no tempo. É o que `aws logs tail` chama. */
export const filterLogEvents: Action<Logs> = {
  permission: (input, service) => ({
    action: 'logs:FilterLogEvents',
    resource: service.arn(String(input.logGroupName ?? input.logGroupIdentifier)),
  }),
  run(input, service) {
    const group = service.group(input);
    const names = optionalList(input, 'logStreamNames')?.map(String);
    const prefix = optionalString(input, 'logStreamNamePrefix') ?? '';
    const from = optionalInteger(input, 'startTime') ?? 0;
    const until = optionalInteger(input, 'endTime') ?? Number.POSITIVE_INFINITY;
    const size = optionalInteger(input, 'limit', { min: 1, max: 10_000 }) ?? 10_000;
    const passes = filterOf(optionalString(input, 'filterPattern') ?? '');
    const streams = service
      .streamsOf(group)
      .filter(({ name }) => name.startsWith(prefix) && (names === undefined || names.includes(name)));
    const events = streams
      .flatMap((stream) => service.eventsOf(stream).map((event) => ({ stream: stream.name, ...event })))
      .filter(({ timestamp, message }) => timestamp >= from && timestamp <= until && passes(message))
      .sort((a, b) => a.timestamp - b.timestamp || (a.id < b.id ? -1 : 1));
    const { shown, nextToken } = pageOf(events, size, input.nextToken);
    return {
      events: shown.map(({ stream, id, timestamp, message, ingestionTime }) => ({
        logStreamName: stream,
        timestamp,
        message,
        ingestionTime,
        eventId: id,
      })),
      searchedLogStreams: [],
      nextToken,
    };
  },
};

import { optionalBoolean, optionalInteger } from '../../input.ts';
import type { Action } from '../../service.ts';
import type { Logs } from './logs.ts';

/** A posição que um marcador diz: `f/12` segue para a frente a partir da linha 12, `b/12` para trás. */
function positionOf(token: unknown): { readonly direction: string; readonly index: number } | undefined {
  const [, direction = '', index = ''] = /^([fb])\/(\d+)$/.exec(String(token)) ?? [];
  return direction === '' ? undefined : { direction, index: Number(index) };
}

/** `GetLogEvents`: as linhas de um fluxo. O marcador devolvido não muda quando não há mais o que ler. */
export const getLogEvents: Action<Logs> = {
  permission: (input, service) => ({
    action: 'logs:GetLogEvents',
    resource: `${service.arn(String(input.logGroupName))}:log-stream:${String(input.logStreamName)}`,
  }),
  run(input, service) {
    const stream = service.stream(service.group(input), input.logStreamName);
    const from = optionalInteger(input, 'startTime') ?? 0;
    const until = optionalInteger(input, 'endTime') ?? Number.POSITIVE_INFINITY;
    const size = optionalInteger(input, 'limit', { min: 1, max: 10_000 }) ?? 10_000;
    const events = service.eventsOf(stream).filter(({ timestamp }) => timestamp >= from && timestamp < until);
    const asked = positionOf(input.nextToken);
    const isForward = asked ? asked.direction === 'f' : optionalBoolean(input, 'startFromHead') === true;
    const start = isForward ? (asked?.index ?? 0) : Math.max(0, (asked?.index ?? events.length) - size);
    const end = isForward ? Math.min(start + size, events.length) : (asked?.index ?? events.length);
    return {
      events: events
        .slice(start, end)
        .map(({ timestamp, message, ingestionTime }) => ({ timestamp, message, ingestionTime })),
      nextForwardToken: `f/${Math.max(end, start)}`,
      nextBackwardToken: `b/${start}`,
    };
  },
};

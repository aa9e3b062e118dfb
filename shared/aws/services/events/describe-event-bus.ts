import type { Action } from '../../service.ts';
import type { Events } from './events.ts';
import type { EventBusRecord } from './records.ts';

/** Um barramento, como a API o mostra. Datas em segundos desde 1970. */
export function describeBus({
  name,
  arn,
  description,
  creationTime,
  lastModifiedTime,
}: EventBusRecord): object {
  return {
    Name: name,
    Arn: arn,
    ...(description === undefined ? {} : { Description: description }),
    CreationTime: creationTime / 1000,
    LastModifiedTime: lastModifiedTime / 1000,
  };
}

/** `DescribeEventBus`: sem nome, o `default`. */
export const describeEventBus: Action<Events> = {
  permission: (input, service) => ({
    action: 'events:DescribeEventBus',
    resource: service.busArn(input.Name),
  }),
  run: (input, service) => describeBus(service.bus(input.Name)),
};

import type { Action } from '../../service.ts';
import type { Lambda } from './lambda.ts';

/** O mais que uma página traz. */
const LARGEST_PAGE = 100;

/** `ListEventSourceMappings`: `Marker` é o último UUID da página anterior. */
export const listEventSourceMappings: Action<Lambda> = {
  route: 'GET /2015-03-31/event-source-mappings',
  permission: () => ({ action: 'lambda:ListEventSourceMappings', resource: '*' }),
  run({ EventSourceArn, FunctionName, Marker, MaxItems }, service) {
    const functionArn = FunctionName === undefined ? undefined : service.arnOf(FunctionName);
    const size = Math.min(Math.max(Number(MaxItems) || LARGEST_PAGE, 1), LARGEST_PAGE);
    const records = service.eventSources
      .all()
      .filter(
        (record) =>
          record.uuid > String(Marker ?? '') &&
          (EventSourceArn === undefined || record.eventSourceArn === EventSourceArn) &&
          (functionArn === undefined || record.functionArn === functionArn),
      );
    const shown = records.slice(0, size);
    return {
      EventSourceMappings: shown.map((record) => service.eventSources.describe(record)),
      NextMarker: records.length > shown.length ? shown.at(-1)?.uuid : null,
    };
  },
};

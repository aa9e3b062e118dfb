import { AwsError } from '../../errors.ts';
import { optionalString, requiredString } from '../../input.ts';
import { isObject } from '../../json.ts';
import type { Action } from '../../service.ts';
import type { Events } from './events.ts';

/** `CreateEventBus` */
export const createEventBus: Action<Events> = {
  permission: (input, service) => ({ action: 'events:CreateEventBus', resource: service.busArn(input.Name) }),
  run(input, service) {
    const name = requiredString(input, 'Name', { min: 1, max: 256 });
    if (!/^[/.\-_A-Za-z0-9]+$/.test(name)) {
      throw new AwsError(
        'ValidationException',
        `1 validation error detected: Value '${name}' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: [/\\.\\-_A-Za-z0-9]+`,
      );
    }
    if (name === 'default' || service.buses.get(name)) {
      throw new AwsError('ResourceAlreadyExistsException', `Event bus ${name} already exists.`);
    }
    const arn = service.busArn(name);
    const now = service.context.clock.now();
    const description = optionalString(input, 'Description', { max: 512 });
    const tags = Array.isArray(input.Tags) ? input.Tags.filter(isObject) : [];
    service.buses.set(name, {
      name,
      arn,
      ...(description === undefined ? {} : { description }),
      tags: Object.fromEntries(tags.map(({ Key, Value }) => [String(Key), String(Value)])),
      creationTime: now,
      lastModifiedTime: now,
    });
    return { EventBusArn: arn, ...(description === undefined ? {} : { Description: description }) };
  },
};

import { AwsError } from '../../errors.ts';
import { requiredString } from '../../input.ts';
import type { Action } from '../../service.ts';
import type { Events } from './events.ts';

/** `DeleteEventBus`: apagar o que não existe não é erro; o `default` não se apaga. */
export const deleteEventBus: Action<Events> = {
  permission: (input, service) => ({ action: 'events:DeleteEventBus', resource: service.busArn(input.Name) }),
  run(input, service) {
    const name = requiredString(input, 'Name', { min: 1, max: 256 });
    if (name === 'default') throw new AwsError('ValidationException', 'Cannot delete event bus default.');
    service.buses.delete(name);
    return {};
  },
};

import { awsJson } from '../../protocols/aws-json.ts';
import { defineService } from '../../service.ts';
import { createConnection } from './create-connection.ts';
import { createEventBus } from './create-event-bus.ts';
import { deleteConnection } from './delete-connection.ts';
import { deleteEventBus } from './delete-event-bus.ts';
import { describeConnection } from './describe-connection.ts';
import { describeEventBus } from './describe-event-bus.ts';
import { Events } from './events.ts';
import { listConnections } from './list-connections.ts';
import { listEventBuses } from './list-event-buses.ts';
import { putEvents } from './put-events.ts';
import { updateConnection } from './update-connection.ts';

/** Amazon EventBridge, sem regras: o que chega fica guardado, à vista em `/_local/events`. */
export const events = defineService<Events>({
  name: 'events',
  protocol: awsJson('AWSEvents', '1.1'),
  actions: {
    CreateConnection: createConnection,
    CreateEventBus: createEventBus,
    DeleteConnection: deleteConnection,
    DeleteEventBus: deleteEventBus,
    DescribeConnection: describeConnection,
    DescribeEventBus: describeEventBus,
    ListConnections: listConnections,
    ListEventBuses: listEventBuses,
    PutEvents: putEvents,
    UpdateConnection: updateConnection,
  },
  create: (context) => new Events(context),
});

import type { JsonObject } from '../../json.ts';
import type { Created, ResourceContext, ResourceType } from '../resource-type.ts';

function nameOf(properties: JsonObject, context: ResourceContext): string {
  return typeof properties.Name === 'string' ? properties.Name : context.generateName(256);
}

function describe(name: string, { aws }: ResourceContext): Created {
  const arn = `arn:aws:events:${aws.region}:${aws.accountId}:event-bus/${name}`;
  return { physicalId: name, attributes: { Arn: arn, Name: name } };
}

/** `AWS::Events::EventBus`. Descrição e política só valem na criação: aqui nada depende delas, porque regras não há. */
export const eventsEventBus: ResourceType = {
  nameProperty: 'Name',
  identify: nameOf,
  async create(properties, context) {
    const Name = nameOf(properties, context);
    const { Description, Tags } = properties;
    await context.aws.call('events', 'CreateEventBus', { Name, Description, Tags });
    return describe(Name, context);
  },
  async update(physicalId, properties, context) {
    if (typeof properties.Name === 'string' && properties.Name !== physicalId) return 'replace';
    return describe(physicalId, context);
  },
  async delete(physicalId, { aws }) {
    await aws.call('events', 'DeleteEventBus', { Name: physicalId });
  },
};

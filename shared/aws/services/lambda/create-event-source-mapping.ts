import { randomUUID } from 'node:crypto';
import { AwsError } from '../../errors.ts';
import { requiredString } from '../../input.ts';
import type { Action } from '../../service.ts';
import { checkEventSource, readSettings } from './event-source-input.ts';
import type { Lambda } from './lambda.ts';
import type { FunctionRecord } from './records.ts';

/** Uma função que falta é, aqui, um parâmetro que não serve. */
function findFunction(service: Lambda, reference: string): FunctionRecord {
  try {
    return service.find(reference);
  } catch (error) {
    if (!(error instanceof AwsError) || error.code !== 'ResourceNotFoundException') throw error;
    throw new AwsError('InvalidParameterValueException', 'Function does not exist', 400, { Type: 'User' });
  }
}

/** `CreateEventSourceMapping`: liga uma fila do SQS a uma função. */
export const createEventSourceMapping: Action<Lambda> = {
  route: 'POST /2015-03-31/event-source-mappings',
  status: 202,
  permission: () => ({ action: 'lambda:CreateEventSourceMapping', resource: '*' }),
  async run(input, service) {
    const eventSourceArn = requiredString(input, 'EventSourceArn');
    const record = findFunction(service, requiredString(input, 'FunctionName'));
    const functionArn = service.arnOf(input.FunctionName);
    const settings = readSettings(input, eventSourceArn);
    await checkEventSource(service.context, eventSourceArn, record);
    const existing = service.eventSources
      .all()
      .find((item) => item.eventSourceArn === eventSourceArn && item.functionArn === functionArn);
    if (existing) {
      throw new AwsError(
        'ResourceConflictException',
        `An event source mapping with SQS arn (" ${eventSourceArn} ") and function (" ${record.name} ") already exists. Please update or delete the existing mapping with UUID ${existing.uuid}`,
        409,
        { Type: 'User' },
      );
    }
    const created = {
      uuid: randomUUID(),
      eventSourceArn,
      functionArn,
      lastModified: Date.now(),
      ...settings,
    };
    service.eventSources.put(created);
    return service.eventSources.describe(created, 'Creating');
  },
};

import { AwsError } from '../errors.ts';
import type { ResourceRecord } from './deployment.ts';
import { handlerOf } from './plan.ts';
import type { ResourceContext } from './resource-type.ts';
import { propertiesOf } from './stored-properties.ts';

/** Um recurso que já não existe está apagado: o CloudFormation pensa igual. O erro pode vir do SDK. */
function isGone(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const status =
    error instanceof AwsError
      ? error.status
      : (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
  return status === 404 || /NotFound|DoesNotExist|NoSuch|NonExistent/.test(error.name);
}

/** Apaga um recurso guardado. */
export async function removeResource(record: ResourceRecord, context: ResourceContext): Promise<void> {
  if (record.isInert) return;
  const handler = handlerOf(record.logicalId, record.type);
  const properties = propertiesOf(record);
  // Se um deploy morreu criando este recurso, só se sabe que nome ele teria.
  const physicalId =
    record.status === 'creating' ? handler.identify?.(properties, context) : record.physicalId;
  if (physicalId === undefined) return;
  try {
    await handler.delete(physicalId, context, properties);
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

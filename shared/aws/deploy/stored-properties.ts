import type { JsonObject } from '../json.ts';
import type { ResourceRecord } from './deployment.ts';

/** As propriedades com que um recurso guardado foi criado. */
export function propertiesOf({ properties }: ResourceRecord): JsonObject {
  const [resolved] = JSON.parse(properties) as [JsonObject];
  return resolved;
}

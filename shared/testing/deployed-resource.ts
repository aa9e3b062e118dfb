import { stacksIn } from '../aws/deploy/stack-state.ts';
import { propertiesOf } from '../aws/deploy/stored-properties.ts';
import type { LocalAws } from '../aws/index.ts';
import type { JsonObject } from '../aws/json.ts';
import type { Environment } from './environment.ts';

/** Um recurso como o deploy o criou: as referências do modelo já são nomes e ARNs. */
export interface DeployedProperties {
  logicalId: string;
  type: string;
  physicalId: string;
  /** Se ele fica na conta quando a pilha é apagada (`DeletionPolicy: Retain`). */
  isRetained: boolean;
  properties: JsonObject;
}

/** Os recursos da pilha de um passo, na ordem em que foram criados; também os que aqui não fazem nada, como um alarme. */
export function deployedProperties({
  aws,
  deployment,
}: {
  aws: LocalAws;
  deployment?: Environment['deployment'];
}): readonly DeployedProperties[] {
  const stack = stacksIn(aws.context.storage).get(deployment?.stackName ?? '');
  return Object.values(stack?.resources ?? {}).map((record) => ({
    logicalId: record.logicalId,
    type: record.type,
    physicalId: record.physicalId,
    isRetained: record.retain.onDelete,
    properties: propertiesOf(record),
  }));
}

import { InvalidTemplate, UnsupportedResource } from '../errors.ts';
import { isObject, type JsonObject } from '../json.ts';
import { orderOf } from './order.ts';
import { referencesIn } from './references.ts';
import type { ResourceType } from './resource-type.ts';
import { ignoredTypes, providerResource, resourceTypes, unsupportedHints } from './resources/index.ts';

/** Um recurso a aplicar: o que o modelo diz dele e quem sabe criá-lo. */
export interface PlannedResource {
  readonly logicalId: string;
  readonly type: string;
  readonly resource: JsonObject;
  readonly handler: ResourceType;
}

export function typeOf(logicalId: string, resource: unknown): string {
  if (logicalId.startsWith('Fn::ForEach'))
    throw new InvalidTemplate('A AWS local não tem a função Fn::ForEach do CloudFormation.');
  if (isObject(resource) && typeof resource.Type === 'string') return resource.Type;
  throw new InvalidTemplate(`O recurso "${logicalId}" não diz o seu tipo.`);
}

/** @throws `UnsupportedResource` */
export function handlerOf(logicalId: string, type: string): ResourceType {
  const handler = Object.hasOwn(resourceTypes, type) ? resourceTypes[type] : undefined;
  if (!handler) throw new UnsupportedResource(logicalId, type, unsupportedHints[type]);
  return handler;
}

/** As funções (e camadas delas) que só servem a recursos próprios do CDK que a AWS local imita. */
function providersIn(resources: JsonObject): ReadonlySet<string> {
  const providers = new Set<string>();
  for (const [logicalId, resource] of Object.entries(resources)) {
    const handler = resourceTypes[typeOf(logicalId, resource)];
    if (!handler?.emulatesProvider || !isObject(resource) || !isObject(resource.Properties)) continue;
    for (const name of referencesIn(resource.Properties.ServiceToken)) {
      providers.add(name);
      const provider = resources[name];
      if (!isObject(provider) || !isObject(provider.Properties)) continue;
      for (const layer of referencesIn(provider.Properties.Layers)) providers.add(layer);
    }
  }
  return providers;
}

/**
 * Os recursos na ordem em que devem ser criados. Um tipo que falta aparece aqui, antes de qualquer mudança.
 * @throws `UnsupportedResource`, `InvalidTemplate`
 */
export function planOf(resources: JsonObject): readonly PlannedResource[] {
  const providers = providersIn(resources);
  return orderOf(resources).flatMap((logicalId) => {
    const resource = resources[logicalId] as JsonObject;
    const type = typeOf(logicalId, resource);
    if (ignoredTypes.has(type)) return [];
    const handler = providers.has(logicalId) ? providerResource(type) : handlerOf(logicalId, type);
    return [{ logicalId, type, resource, handler }];
  });
}

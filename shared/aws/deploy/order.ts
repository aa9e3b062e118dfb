import { InvalidTemplate } from '../errors.ts';
import { isObject, type JsonObject } from '../json.ts';
import { referencesIn } from './references.ts';

/** Os recursos de que um recurso depende: os que ele cita e os do `DependsOn`. */
export function dependenciesOf(resource: JsonObject, all: JsonObject): string[] {
  const declared = resource.DependsOn === undefined ? [] : [resource.DependsOn].flat().map(String);
  return [...new Set([...declared, ...referencesIn(resource.Properties)])].filter((name) =>
    Object.hasOwn(all, name),
  );
}

/**
 * Os nomes lógicos, cada um depois dos que ele precisa.
 * @throws `InvalidTemplate` quando há um ciclo
 */
export function orderOf(resources: JsonObject): readonly string[] {
  const ordered: string[] = [];
  const state = new Map<string, 'visiting' | 'done'>();
  const visit = (name: string, path: readonly string[]): void => {
    if (state.get(name) === 'done') return;
    if (state.get(name) === 'visiting') {
      throw new InvalidTemplate(
        `Os recursos dependem uns dos outros em círculo: ${[...path, name].join(' → ')}.`,
      );
    }
    state.set(name, 'visiting');
    const resource = resources[name];
    for (const needed of dependenciesOf(isObject(resource) ? resource : {}, resources))
      visit(needed, [...path, name]);
    state.set(name, 'done');
    ordered.push(name);
  };
  for (const name of Object.keys(resources)) visit(name, []);
  return ordered;
}

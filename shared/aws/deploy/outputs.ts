import { InvalidTemplate } from '../errors.ts';
import { isObject, type JsonObject } from '../json.ts';
import type { Storage } from '../storage/storage.ts';
import { resolve, type Scope } from './resolve.ts';
import { stacksIn } from './stack-state.ts';

function active(outputs: JsonObject, scope: Scope): [string, JsonObject][] {
  return Object.entries(outputs).filter(
    (entry): entry is [string, JsonObject] =>
      isObject(entry[1]) && (typeof entry[1].Condition !== 'string' || scope.condition(entry[1].Condition)),
  );
}

/** As saídas de uma pilha já criada. */
export function outputsOf(outputs: JsonObject, scope: Scope): Record<string, string> {
  return Object.fromEntries(
    active(outputs, scope).map(([name, output]) => [name, String(resolve(output.Value, scope))]),
  );
}

/** A pilha, fora a própria, que usa um valor exportado. */
export function importerOf(storage: Storage, exporter: string, name: string): string | undefined {
  for (const { stackName, imports } of stacksIn(storage).values())
    if (stackName !== exporter && imports?.includes(name)) return stackName;
  return undefined;
}

/**
 * O que a pilha exporta, por nome.
 * @throws `InvalidTemplate` quando o nome já é de outra pilha, ou quando outra usa o que sairia ou mudaria
 */
export function exportsOf(
  storage: Storage,
  stackName: string,
  outputs: JsonObject,
  scope: Scope,
): Record<string, string> {
  const exports = Object.fromEntries(
    active(outputs, scope).flatMap(([, output]) =>
      isObject(output.Export)
        ? [[String(resolve(output.Export.Name, scope)), String(resolve(output.Value, scope))]]
        : [],
    ),
  );
  for (const other of stacksIn(storage).values()) {
    const taken = Object.keys(other.exports ?? {}).find((name) => Object.hasOwn(exports, name));
    if (other.stackName !== stackName && taken !== undefined)
      throw new InvalidTemplate(`Export with name ${taken} is already exported by stack ${other.stackName}`);
  }
  for (const [name, value] of Object.entries(stacksIn(storage).get(stackName)?.exports ?? {})) {
    const importer = importerOf(storage, stackName, name);
    if (importer === undefined || exports[name] === value) continue;
    const verb = Object.hasOwn(exports, name) ? 'updated' : 'deleted';
    throw new InvalidTemplate(`Export ${name} cannot be ${verb} as it is in use by ${importer}`);
  }
  return exports;
}

/** O valor que alguma pilha exporta com este nome. @throws `InvalidTemplate` */
export function importedValue(storage: Storage, name: string): string {
  for (const { exports } of stacksIn(storage).values())
    if (exports && Object.hasOwn(exports, name)) return exports[name] ?? '';
  throw new InvalidTemplate(
    `No export named ${name} found. (Nenhuma pilha implantada exporta esse nome: implante antes a que exporta.)`,
  );
}

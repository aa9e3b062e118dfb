import { getOwn, isObject, type Json, type JsonObject } from '../../json/index.ts';
import type { Path } from '../finding.ts';

/** Onde uma definição costuma vir dentro de outra coisa. */
const WRAPPERS = ['definition', 'Definition', 'DefinitionBody', 'DefinitionString', 'definicao'];

const isMachine = (value: Json | undefined): boolean =>
  value !== undefined && isObject(value) && ('States' in value || 'StartAt' in value || 'Estados' in value);

/** Um embrulho em volta da definição: um modelo do CloudFormation ou do SAM, ou a resposta de uma API. */
export type Wrapping =
  | { kind: 'none' }
  | { kind: 'object'; path: Path }
  /** A definição veio como texto, dentro de um campo. */
  | { kind: 'string'; path: Path; text: string };

/** Procura a definição dentro do que se leu. */
export function findWrapping(value: Json): Wrapping {
  if (!isObject(value) || isMachine(value)) return { kind: 'none' };
  const direct = inWrapper(value, []);
  if (direct) return direct;
  const resources = getOwn(value, 'Resources');
  if (resources !== undefined && isObject(resources))
    for (const [name, resource] of Object.entries(resources)) {
      const properties = isObject(resource) ? getOwn(resource, 'Properties') : undefined;
      const found =
        properties !== undefined && isObject(properties)
          ? inWrapper(properties, ['Resources', name, 'Properties'])
          : undefined;
      if (found) return found;
    }
  return { kind: 'none' };
}

function inWrapper(object: JsonObject, at: Path): Wrapping | undefined {
  for (const name of WRAPPERS) {
    const inner = getOwn(object, name);
    if (isMachine(inner)) return { kind: 'object', path: [...at, name] };
    if (typeof inner === 'string' && /StartAt|States|Estados/.test(inner))
      return { kind: 'string', path: [...at, name], text: inner };
  }
  return undefined;
}

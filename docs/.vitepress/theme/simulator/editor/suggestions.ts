import { getLocation, type JSONPath, parse } from 'jsonc-parser';
import {
  catchFields,
  choiceFields,
  ERROR_NAMES,
  fieldsOfState,
  type Language,
  MACHINE_FIELDS,
  RESOURCES,
  RETRY_FIELDS,
  STATE_TYPES,
} from './vocabulary.ts';

export interface Suggestions {
  /** `field`: o nome de um campo. `value`: o texto de um valor. */
  kind: 'field' | 'value';
  labels: readonly string[];
}

const GROUPS = ['ItemProcessor', 'Iterator'];

/**
 * O que cabe na posição do cursor em uma definição, mesmo pela metade.
 * @param position em caracteres, a partir de 0
 */
export function suggestionsAt(text: string, position: number): Suggestions | undefined {
  const { path, isAtPropertyKey } = getLocation(text, position);
  const machine: unknown = parse(text, [], { allowTrailingComma: true });
  if (isAtPropertyKey) return fieldsAt(machine, path.slice(0, -1));
  return valuesAt(machine, path);
}

function fieldsAt(machine: unknown, owner: JSONPath): Suggestions | undefined {
  const existing = Object.keys(objectIn(machine, owner));
  const labels = fieldNames(machine, owner).filter((name) => !existing.includes(name));
  return labels.length > 0 ? { kind: 'field', labels } : undefined;
}

function fieldNames(machine: unknown, owner: JSONPath): readonly string[] {
  const last = owner.at(-1);
  const list = owner.at(-2);
  const language = languageAt(machine, owner);
  if (owner.length === 0) return MACHINE_FIELDS;
  if (last === 'ItemProcessor') return ['ProcessorConfig', 'StartAt', 'States'];
  if (list === 'Branches') return ['StartAt', 'States'];
  if (list === 'States') return fieldsOfState(textIn(objectIn(machine, owner).Type), language);
  if (list === 'Retry') return RETRY_FIELDS;
  if (list === 'Catch') return catchFields(language);
  if (list === 'Choices' || list === 'And' || list === 'Or' || last === 'Not') return choiceFields(language);
  return [];
}

function valuesAt(machine: unknown, path: JSONPath): Suggestions | undefined {
  const labels = valuesFor(machine, path);
  return labels.length > 0 ? { kind: 'value', labels } : undefined;
}

function valuesFor(machine: unknown, path: JSONPath): readonly string[] {
  const field = path.at(-1);
  if (path.at(-2) === 'ErrorEquals') return ERROR_NAMES;
  if (field === 'Next' || field === 'Default') return stateNames(machine, path);
  if (field === 'StartAt') return Object.keys(objectIn(machine, [...path.slice(0, -1), 'States']));
  if (field === 'Type') return path.at(-3) === 'States' ? STATE_TYPES : [];
  if (field === 'Resource') return RESOURCES;
  if (field === 'QueryLanguage') return ['JSONata', 'JSONPath'];
  if (field === 'JitterStrategy') return ['FULL', 'NONE'];
  if (field === 'Mode') return ['INLINE', 'DISTRIBUTED'];
  return [];
}

/** Os estados do mesmo fluxo, menos aquele em que se está: um Next só alcança os vizinhos. */
function stateNames(machine: unknown, path: JSONPath): readonly string[] {
  const states = path.lastIndexOf('States');
  if (states < 0) return [];
  const own = path[states + 1];
  return Object.keys(objectIn(machine, path.slice(0, states + 1))).filter((name) => name !== own);
}

/** Vale o do estado; sem ele, o da máquina. Nos grupos, o do estado que está mais dentro. */
function languageAt(machine: unknown, path: JSONPath): Language {
  const states = path.lastIndexOf('States');
  const own = states < 0 ? undefined : objectIn(machine, path.slice(0, states + 2)).QueryLanguage;
  return (own ?? objectIn(machine, []).QueryLanguage) === 'JSONata' ? 'JSONata' : 'JSONPath';
}

/** Os nomes dos estados Task, também dentro de Parallel e Map, na ordem em que estão escritos. */
export function taskNames(text: string): string[] {
  const names = tasksIn(parse(text, [], { allowTrailingComma: true }));
  return [...new Set(names)];
}

function tasksIn(flow: unknown): string[] {
  return Object.entries(asObject(asObject(flow).States)).flatMap(([name, state]) => {
    const { Type, Branches, ...fields } = asObject(state);
    const inside = [...(Array.isArray(Branches) ? Branches : []), ...GROUPS.map((group) => fields[group])];
    return [...(Type === 'Task' ? [name] : []), ...inside.flatMap(tasksIn)];
  });
}

function objectIn(root: unknown, path: JSONPath): Record<string, unknown> {
  let place: unknown = root;
  for (const key of path) {
    place = Array.isArray(place)
      ? place[Number(key)]
      : Object.entries(asObject(place)).find(([name]) => name === key)?.[1];
  }
  return asObject(place);
}

const asObject = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};

const textIn = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { getLocation, parseTree } from 'jsonc-parser';
import type { StateFields } from '../../../../../shared/asl/index.ts';
import { RESOURCES } from './resources.ts';

/** Os campos da máquina e dos objetos que não são estados. */
const MACHINE = ['Comment', 'QueryLanguage', 'StartAt', 'States', 'TimeoutSeconds', 'Version'];
const RETRIER = [
  'ErrorEquals',
  'IntervalSeconds',
  'MaxAttempts',
  'BackoffRate',
  'MaxDelaySeconds',
  'JitterStrategy',
];
const CATCHER = ['ErrorEquals', 'Next', 'ResultPath', 'Output', 'Assign', 'Comment'];
const CHOICE_JSONATA = ['Condition', 'Next', 'Output', 'Assign', 'Comment'];
const CHOICE_JSONPATH = [
  'Variable',
  'StringEquals',
  'NumericEquals',
  'NumericGreaterThanEquals',
  'NumericLessThan',
  'BooleanEquals',
  'IsPresent',
  'IsNull',
  'StringMatches',
  'And',
  'Or',
  'Not',
  'Next',
  'Comment',
];
/** Os campos cujo valor é o nome de um estado. */
const TARGETS = new Set(['Next', 'Default', 'StartAt']);
const ERRORS = [
  'States.ALL',
  'States.TaskFailed',
  'States.Timeout',
  'States.HeartbeatTimeout',
  'States.Permissions',
  'States.QueryEvaluationError',
  'States.DataLimitExceeded',
  'Lambda.TooManyRequestsException',
  'Lambda.ServiceException',
  'ThrottlingException',
];

type Path = readonly (string | number)[];

/** Uma sugestão: o texto, e o que entra no lugar. */
export interface Suggestion {
  label: string;
  detail?: string;
}

interface JsonLike {
  [key: string]: unknown;
}

const asObject = (value: unknown): JsonLike =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonLike) : {};

/** O objeto em um caminho do texto, lido até onde dá para ler. */
function valueAt(text: string, path: Path): JsonLike {
  let value: unknown = read(text);
  for (const part of path) value = Array.isArray(value) ? value[Number(part)] : asObject(value)[String(part)];
  return asObject(value);
}

function read(text: string): unknown {
  const toValue = (node: ReturnType<typeof parseTree>): unknown => {
    if (node?.type === 'object')
      return Object.fromEntries(
        (node.children ?? []).map(({ children = [] }) => [children[0]?.value, toValue(children[1])]),
      );
    return node?.type === 'array' ? (node.children ?? []).map(toValue) : node?.value;
  };
  return toValue(parseTree(text));
}

/** Onde fica o objeto `States` que governa este caminho: o da máquina, ou o de um ramo. */
function scopeOf(path: Path): Path {
  const at = path.lastIndexOf('States');
  return at === -1 ? [] : path.slice(0, at);
}

/** A linguagem que vale neste lugar: a do estado, a da máquina ou JSONPath. */
function languageAt(text: string, state: Path): string {
  return String(valueAt(text, state).QueryLanguage ?? valueAt(text, []).QueryLanguage ?? 'JSONPath');
}

/** O estado em que este caminho está, como caminho até ele; `undefined` fora dos estados. */
function stateOf(path: Path): Path | undefined {
  const at = path.lastIndexOf('States');
  return at === -1 || path.length < at + 2 ? undefined : path.slice(0, at + 2);
}

function fieldNames(text: string, object: Path, fields: StateFields): Suggestion[] {
  const parent = object.at(-2);
  const state = stateOf(object);
  if (parent === 'Retry') return RETRIER.map((label) => ({ label }));
  if (parent === 'Catch') return CATCHER.map((label) => ({ label }));
  const language = languageAt(text, state ?? []);
  if (parent === 'Choices')
    return (language === 'JSONata' ? CHOICE_JSONATA : CHOICE_JSONPATH).map((label) => ({ label }));
  if (state && state.length === object.length) {
    const type = String(valueAt(text, state).Type ?? '');
    const own = fields[type] ?? { Type: 'both', Comment: 'both' };
    return Object.entries(own).flatMap(([label, only]) =>
      only === 'both' || only === language ? [{ label, ...(type ? { detail: type } : {}) }] : [],
    );
  }
  return object.length === 0 ? MACHINE.map((label) => ({ label })) : [];
}

function values(text: string, path: Path, fields: StateFields): Suggestion[] {
  const field = path.at(-1);
  const names = Object.keys(valueAt(text, [...scopeOf(path.slice(0, -1)), 'States']));
  if (TARGETS.has(String(field))) return names.map((label) => ({ label, detail: 'estado' }));
  if (field === 'Type') return Object.keys(fields).map((label) => ({ label }));
  if (field === 'QueryLanguage') return [{ label: 'JSONata' }, { label: 'JSONPath' }];
  if (field === 'Resource') return RESOURCES;
  if (field === 'JitterStrategy') return [{ label: 'FULL' }, { label: 'NONE' }];
  return path.at(-2) === 'ErrorEquals' ? ERRORS.map((label) => ({ label })) : [];
}

/**
 * O que cabe neste ponto do texto: nomes de campo, de estado, tipos, integrações.
 * @param offset a posição, em caracteres
 * @param fields os campos de cada tipo de estado, como o motor os aceita
 */
export function suggestionsAt(text: string, offset: number, fields: StateFields): Suggestion[] {
  const { path, isAtPropertyKey } = getLocation(text, offset);
  if (!isAtPropertyKey) return values(text, path, fields);
  const object = path.slice(0, -1);
  const used = new Set(Object.keys(valueAt(text, object)));
  return fieldNames(text, object, fields).filter(({ label }) => !used.has(label));
}

/** As sugestões, como o CodeMirror as pede. */
export function completeDefinition(fields: () => StateFields) {
  return ({ state, pos, explicit }: CompletionContext): CompletionResult | null => {
    const text = state.doc.toString();
    const word = /"?[\p{L}\p{N} ._:-]*$/u.exec(text.slice(Math.max(0, pos - 120), pos))?.[0] ?? '';
    if (word === '' && !explicit) return null;
    const found = suggestionsAt(text, pos, fields());
    if (found.length === 0) return null;
    const isQuoted = word.startsWith('"');
    const options = found.map(({ label, detail }): Completion => {
      // Quem ainda não abriu as aspas as ganha junto.
      const text = isQuoted ? label : JSON.stringify(label);
      return { label, ...(detail ? { detail } : {}), apply: text };
    });
    return { from: pos - word.length + (isQuoted ? 1 : 0), options, validFor: /^[\p{L}\p{N} ._:-]*$/u };
  };
}

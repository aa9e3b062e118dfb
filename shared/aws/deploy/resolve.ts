import { InvalidTemplate } from '../errors.ts';
import { isObject, type JsonObject } from '../json.ts';
import { subVariables } from './references.ts';

/** O que o modelo pode consultar enquanto é resolvido. */
export interface Scope {
  /** `Ref`: um parâmetro, um pseudoparâmetro ou o nome físico de um recurso; `undefined` se não existe. */
  ref(name: string): unknown;
  /** `Fn::GetAtt` */
  attribute(logicalId: string, name: string): unknown;
  condition(name: string): boolean;
  /** `Fn::ImportValue` */
  imported(name: string): string;
  readonly region: string;
  readonly mappings: JsonObject;
}

/** O lugar de uma propriedade que `AWS::NoValue` tira. */
const NO_VALUE = Symbol('AWS::NoValue');

/** `{{resolve:ssm:...}}`, `{{resolve:secretsmanager:...}}`: valores que moram em serviços que não há aqui. */
const DYNAMIC_REFERENCE = /\{\{resolve:(ssm|ssm-secure|secretsmanager):[^}]*\}\}/;

function listOf(value: unknown, name: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new InvalidTemplate(`${name} pede uma lista.`);
  return value;
}

function textOf(value: unknown, name: string): string {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return String(value);
  throw new InvalidTemplate(`${name} pede um texto, e recebeu ${JSON.stringify(value)}.`);
}

function ref(name: string, scope: Scope): unknown {
  if (name === 'AWS::NoValue') return NO_VALUE;
  const value = scope.ref(name);
  if (value === undefined) throw new InvalidTemplate(`O modelo cita "${name}", que não existe nele.`);
  return value;
}

function attribute(logicalId: string, name: string, scope: Scope): unknown {
  const value = scope.attribute(logicalId, name);
  if (value === undefined)
    throw new InvalidTemplate(`O recurso "${logicalId}" não tem o atributo "${name}" aqui.`);
  return value;
}

function sub(argument: unknown, scope: Scope): string {
  const [template, variables] = Array.isArray(argument) ? argument : [argument, {}];
  const local = isObject(variables) ? variables : {};
  const text = textOf(template, 'Fn::Sub');
  const values = new Map<string, string>();
  for (const name of subVariables(text)) {
    const [logicalId = '', ...rest] = name.split('.');
    const value = Object.hasOwn(local, name)
      ? resolve(local[name], scope)
      : rest.length > 0
        ? attribute(logicalId, rest.join('.'), scope)
        : ref(name, scope);
    values.set(name, textOf(value, `\${${name}}`));
  }
  return text.replace(/\$\{(!?)([^}]*)\}/g, (whole, literal: string, name: string) =>
    literal ? `\${${name}}` : (values.get(name.trim()) ?? whole),
  );
}

/** As funções do CloudFormation, pelo nome. */
const functions: Readonly<Record<string, (argument: unknown, scope: Scope) => unknown>> = {
  Ref: (argument, scope) => ref(textOf(argument, 'Ref'), scope),
  'Fn::GetAtt': (argument, scope) => {
    const [logicalId, ...names] = Array.isArray(argument)
      ? argument
      : textOf(argument, 'Fn::GetAtt').split('.');
    return attribute(
      String(logicalId),
      names.map((name) => textOf(resolve(name, scope), 'Fn::GetAtt')).join('.'),
      scope,
    );
  },
  'Fn::Join': (argument, scope) => {
    const [separator, items] = listOf(argument, 'Fn::Join');
    return listOf(resolve(items, scope), 'Fn::Join')
      .map((item) => textOf(item, 'Fn::Join'))
      .join(textOf(separator, 'Fn::Join'));
  },
  'Fn::Sub': sub,
  'Fn::Select': (argument, scope) => {
    const [index, items] = listOf(argument, 'Fn::Select');
    const list = listOf(resolve(items, scope), 'Fn::Select');
    const position = Number(resolve(index, scope));
    if (!(position in list))
      throw new InvalidTemplate(`Fn::Select pede o item ${position} de uma lista de ${list.length}.`);
    return list[position];
  },
  'Fn::Split': (argument, scope) => {
    const [separator, text] = listOf(argument, 'Fn::Split');
    return textOf(resolve(text, scope), 'Fn::Split').split(textOf(separator, 'Fn::Split'));
  },
  'Fn::FindInMap': (argument, scope) => {
    const [map, first, second, options] = listOf(resolve(argument, scope), 'Fn::FindInMap');
    const level = scope.mappings[String(map)];
    const entry = isObject(level) ? level[String(first)] : undefined;
    const found = isObject(entry) ? entry[String(second)] : undefined;
    const value = found ?? (isObject(options) ? options.DefaultValue : undefined);
    if (value === undefined) throw new InvalidTemplate(`Fn::FindInMap não achou ${map}.${first}.${second}.`);
    return value;
  },
  'Fn::If': (argument, scope) => {
    const [name, whenTrue, whenFalse] = listOf(argument, 'Fn::If');
    return resolveOrDrop(scope.condition(textOf(name, 'Fn::If')) ? whenTrue : whenFalse, scope);
  },
  'Fn::Equals': (argument, scope) => {
    const [left, right] = listOf(resolve(argument, scope), 'Fn::Equals');
    return JSON.stringify(left) === JSON.stringify(right);
  },
  'Fn::Not': (argument, scope) => resolve(listOf(argument, 'Fn::Not')[0], scope) !== true,
  'Fn::And': (argument, scope) => listOf(resolve(argument, scope), 'Fn::And').every((item) => item === true),
  'Fn::Or': (argument, scope) => listOf(resolve(argument, scope), 'Fn::Or').some((item) => item === true),
  'Fn::Base64': (argument, scope) =>
    Buffer.from(textOf(resolve(argument, scope), 'Fn::Base64')).toString('base64'),
  'Fn::GetAZs': (argument, scope) => {
    const region = textOf(resolve(argument, scope), 'Fn::GetAZs') || scope.region;
    return ['a', 'b', 'c'].map((zone) => `${region}${zone}`);
  },
  'Fn::ImportValue': (argument, scope) => scope.imported(textOf(resolve(argument, scope), 'Fn::ImportValue')),
  'Fn::Length': (argument, scope) => listOf(resolve(argument, scope), 'Fn::Length').length,
  'Fn::ToJsonString': (argument, scope) => JSON.stringify(resolve(argument, scope)),
  Condition: (argument, scope) => scope.condition(textOf(argument, 'Condition')),
};

function callOf(value: JsonObject): [string, unknown] | undefined {
  const entries = Object.entries(value);
  const [name, argument] = entries[0] ?? [];
  if (entries.length !== 1 || name === undefined) return undefined;
  if (name.startsWith('Fn::') && !Object.hasOwn(functions, name)) {
    throw new InvalidTemplate(`A AWS local não tem a função ${name} do CloudFormation.`);
  }
  // `Condition` só é uma função dentro de condições; numa política ela é um campo com um objeto.
  if (name === 'Condition' && typeof argument !== 'string') return undefined;
  return Object.hasOwn(functions, name) ? [name, argument] : undefined;
}

function withoutDynamicReference(text: string): string {
  const [reference] = DYNAMIC_REFERENCE.exec(text) ?? [];
  if (reference === undefined) return text;
  throw new InvalidTemplate(
    `A pilha usa ${reference}, e a AWS local não tem o Parameter Store nem o Secrets Manager. ` +
      'Passe o valor de outro jeito, por exemplo numa variável de ambiente da função.',
  );
}

function resolveOrDrop(value: unknown, scope: Scope): unknown {
  if (typeof value === 'string') return withoutDynamicReference(value);
  if (Array.isArray(value))
    return value.map((item) => resolveOrDrop(item, scope)).filter((item) => item !== NO_VALUE);
  if (!isObject(value)) return value;
  const call = callOf(value);
  if (call) return functions[call[0]]?.(call[1], scope);
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, item]) => [key, resolveOrDrop(item, scope)] as const)
      .filter(([, item]) => item !== NO_VALUE),
  );
}

/**
 * Resolve as funções de um pedaço do modelo.
 * @throws `InvalidTemplate` que diz o que está quebrado
 */
export function resolve(value: unknown, scope: Scope): unknown {
  const resolved = resolveOrDrop(value, scope);
  return resolved === NO_VALUE ? undefined : resolved;
}

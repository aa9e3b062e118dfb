/** O que sai de um estado e o que há dentro dele. */
import type { Json } from '../asl/json/json.ts';
import { kindOf } from './caption.ts';
import { describeErrors, describeRule, rulesOf } from './condition.ts';
import { field, isObject, type JsonObject, objectsOf, textsOf } from './json.ts';
import type { EdgeKind } from './model.ts';

/** Os fluxos de dentro de um estado: os ramos de um Parallel ou o processador de um Map. */
export function lanesOf(state: JsonObject): JsonObject[] {
  const kind = kindOf(state);
  if (kind === 'Parallel') return objectsOf(field(state, 'Branches'));
  if (kind !== 'Map') return [];
  const processor = field(state, 'ItemProcessor') ?? field(state, 'Iterator');
  return isObject(processor) ? [processor] : [];
}

export interface Exit {
  to: string;
  kind: EdgeKind;
  label: string;
}

/** As saídas de um estado para outros estados, na ordem em que a AWS as tenta. */
export function exitsOf(state: JsonObject): Exit[] {
  const exits: Exit[] = [];
  const add = (to: Json | undefined, kind: EdgeKind, label: string) => {
    if (typeof to === 'string') exits.push({ to, kind, label });
  };
  if (kindOf(state) === 'Choice') {
    for (const rule of rulesOf(state)) add(field(rule, 'Next'), 'choice', describeRule(rule));
    add(field(state, 'Default'), 'default', 'senão');
  } else {
    add(field(state, 'Next'), 'next', '');
  }
  for (const catcher of objectsOf(field(state, 'Catch'))) {
    add(field(catcher, 'Next'), 'catch', describeErrors(textsOf(field(catcher, 'ErrorEquals'))));
  }
  return exits;
}

/** Da definição ao fluxograma: quem são os nós, quem liga em quem e com que condição. */
import type { Json } from '../asl/json/json.ts';
import { captionOf, kindOf, retriesOf } from './caption.ts';
import { exitsOf, lanesOf } from './exits.ts';
import { asObject, field, type JsonObject, textOf } from './json.ts';
import type { EdgeKind, Flowchart, FlowNode, Scope } from './model.ts';
import { describeInWords, describeStateInWords } from './words.ts';

/** Grupos mais fundos que isto aparecem como estados comuns: a entrada é hostil até prova em contrário. */
const DEEPEST_GROUP = 12;

/**
 * O fluxograma de uma definição, nunca uma exceção: o que estiver pela metade aparece pela metade.
 * @param definition definição em JSON já lido; qualquer valor serve.
 */
export function describe(definition: Json): Flowchart {
  const machine = asObject(definition);
  const scope = describeScope(machine, 'm', 0);
  return {
    scope,
    comment: textOf(field(machine, 'Comment')),
    states: countStates(scope),
    words: describeInWords(definition),
  };
}

function countStates(scope: Scope): number {
  return scope.nodes.reduce(
    (sum, node) =>
      node.role === 'state'
        ? sum + 1 + node.lanes.reduce((inner, lane) => inner + countStates(lane), 0)
        : sum,
    0,
  );
}

function describeScope(machine: JsonObject, id: string, depth: number): Scope {
  const states = Object.entries(asObject(field(machine, 'States')));
  const ids = new Map(states.map(([name], index) => [name, `${id}.${index}`]));
  const scope: Scope = { id, nodes: [], edges: [] };

  const connect = (from: string, to: string, kind: EdgeKind, label = '') => {
    scope.edges.push({ id: `${id}>${scope.edges.length}`, from, to, kind, label });
  };
  const target = (name: string): string => {
    const known = ids.get(name);
    if (known) return known;
    const missing = `${id}.?${ids.size}`;
    ids.set(name, missing);
    scope.nodes.push({ role: 'missing', id: missing, name });
    return missing;
  };

  const startAt = textOf(field(machine, 'StartAt'));
  const start = `${id}.inicio`;
  const end = `${id}.fim`;
  if (states.length > 0 || startAt) scope.nodes.push({ role: 'start', id: start, name: 'Início' });
  if (startAt !== undefined) connect(start, target(startAt), 'next');

  let ends = false;
  for (const [name, value] of states) {
    const from = ids.get(name)!;
    const state = asObject(value);
    scope.nodes.push(describeState(name, from, state, depth));
    for (const exit of exitsOf(state)) connect(from, target(exit.to), exit.kind, exit.label);
    if (field(state, 'End') === true && depth === 0) {
      ends = true;
      connect(from, end, 'next');
    }
  }
  if (ends) scope.nodes.push({ role: 'end', id: end, name: 'Fim' });
  return scope;
}

function describeState(name: string, id: string, state: JsonObject, depth: number): FlowNode {
  const kind = kindOf(state);
  return {
    role: 'state',
    id,
    name,
    kind,
    caption: captionOf(state, kind),
    retries: retriesOf(state),
    words: describeStateInWords(name, state),
    lanes:
      depth < DEEPEST_GROUP
        ? lanesOf(state).map((lane, i) => describeScope(lane, `${id}/${i}`, depth + 1))
        : [],
  };
}

import { getOwn, isObject, type Json, type JsonObject } from '../json/index.ts';
import type { Findings } from './findings.ts';

interface Transition {
  target: string;
  at: string;
}

/**
 * Segue as transições de um fluxo: para onde não se vai, se ele termina, e o que não se alcança. Como a
 * AWS, só procura o inalcançável se há onde terminar.
 */
export function checkTransitions(flow: JsonObject, at: string, findings: Findings): void {
  const { StartAt: start, States: states } = flow;
  if (typeof start !== 'string' || !isObject(states)) return;
  const prefix = at === '/' ? '' : at;
  const edges = new Map<string, Transition[]>();
  for (const name of Object.keys(states))
    edges.set(name, transitionsOf(states[name]!, `${prefix}/States/${name}`));
  const all = [{ target: start, at: `${prefix}/StartAt` }, ...[...edges.values()].flat()];
  for (const transition of all) {
    if (edges.has(transition.target)) continue;
    findings.error('MISSING_TRANSITION_TARGET', `Missing 'Next' target: ${transition.target}`, transition.at);
  }
  if (!Object.values(states).some(isTerminal)) {
    findings.error('MISSING_END_STATE', 'Workflow has no terminal state');
    return;
  }
  const reached = reachableFrom(start, edges);
  for (const name of edges.keys()) {
    if (reached.has(name)) continue;
    findings.error(
      'MISSING_TRANSITION_TARGET',
      `State "${name}" is not reachable.`,
      `${prefix}/States/${name}`,
    );
  }
}

/** Um estado sem tipo não é nada, nem mesmo o fim. */
function isTerminal(state: Json): boolean {
  if (!isObject(state) || typeof state.Type !== 'string') return false;
  return state.End === true || state.Type === 'Succeed' || state.Type === 'Fail';
}

function transitionsOf(state: Json, at: string): Transition[] {
  if (!isObject(state)) return [];
  const direct = ['Next', 'Default'].flatMap((field) => transition(state, field, at));
  const listed = ['Choices', 'Catch'].flatMap((field) => {
    const rules = getOwn(state, field);
    if (!Array.isArray(rules)) return [];
    return rules.flatMap((rule, index) =>
      isObject(rule) ? transition(rule, 'Next', `${at}/${field}[${index}]`) : [],
    );
  });
  return [...direct, ...listed];
}

function transition(from: JsonObject, field: string, at: string): Transition[] {
  const target = getOwn(from, field);
  return typeof target === 'string' ? [{ target, at: `${at}/${field}` }] : [];
}

function reachableFrom(start: string, edges: ReadonlyMap<string, Transition[]>): Set<string> {
  const reached = new Set<string>();
  const pending = [start];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (reached.has(name) || !edges.has(name)) continue;
    reached.add(name);
    for (const { target } of edges.get(name)!) pending.push(target);
  }
  return reached;
}

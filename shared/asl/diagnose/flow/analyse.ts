/** Anda pela máquina sem executá-la: o que se sabe da entrada de cada estado, e o que cada um lê. */
import { getOwn, isObject, type Json, type JsonObject } from '../../json/index.ts';
import type { Path } from '../finding.ts';
import { statesOf, type VisitedState } from '../rules/walk.ts';
import { isModelCall } from './model-call.ts';
import type { Site, Variables } from './reader.ts';
import { join, keyOf, open, type Shape } from './shape.ts';
import { visitJsonata } from './visit-jsonata.ts';
import { visitJsonPath } from './visit-jsonpath.ts';

/** Um estado, com o que se sabe dele. */
export interface AnalysedState extends VisitedState {
  /** A entrada; `undefined` se não se chega a ele. */
  input: Shape | undefined;
  /** O que ele lê, e o que há lá. */
  sites: readonly Site[];
  isModelCall: boolean;
  /** Para onde vai quando dá certo. */
  next: readonly string[];
}

export interface Analysis {
  states: readonly AnalysedState[];
  /** Todas as variáveis que algum `Assign` cria, e as respostas de modelos que podem estar em cada uma. */
  variables: Variables;
}

/** Quantas vezes se olha cada estado, em média: uma definição que não se acalma fica por analisar, e sem achados. */
const MAX_VISITS_PER_STATE = 30;
/** Acima disto a análise custaria mais do que ajuda. */
const MAX_STATES = 600;

/** Várias regras perguntam da mesma definição. */
const known = new WeakMap<object, Analysis | undefined>();

/** A análise de uma definição; `undefined` quando ela é grande ou estranha demais. */
export function analyse(definition: Json): Analysis | undefined {
  if (!isObject(definition)) return undefined;
  if (!known.has(definition)) known.set(definition, findFixpoint(definition));
  return known.get(definition);
}

function findFixpoint(definition: JsonObject): Analysis | undefined {
  const states = statesOf(definition);
  if (states.length > MAX_STATES) return undefined;
  const walk = new Walk(states);
  if (!walk.settles(states.length * MAX_VISITS_PER_STATE)) return undefined;
  return { states: states.map((visited) => conclude(visited, walk)), variables: walk.variables };
}

/** Leva o que cada estado produz à entrada dos que vêm depois, até nada mudar. */
class Walk {
  readonly inputs = new Map<string, Shape>();
  readonly variables = new Map<string, ReadonlySet<string>>();
  private readonly byPlace: ReadonlyMap<string, VisitedState>;
  private readonly waiting = new Set<string>();

  constructor(states: readonly VisitedState[]) {
    this.byPlace = new Map(states.map((visited) => [placeKey(visited.path), visited]));
    for (const { state, path, flow, name } of states) {
      for (const variable of assignedIn(state)) this.variables.set(variable, new Set());
      if (flow.StartAt === name) this.deliver(path, open());
    }
  }

  /** @returns `false` quando nem com tantas visitas as entradas param de mudar */
  settles(maxVisits: number): boolean {
    for (let visits = 0; visits < maxVisits; visits++) {
      const [place] = this.waiting;
      if (place === undefined) return true;
      this.waiting.delete(place);
      const visited = this.byPlace.get(place);
      const input = this.inputs.get(place);
      if (visited && input) this.advance(visited, input);
    }
    return false;
  }

  private advance(visited: VisitedState, input: Shape): void {
    const { output, caught, assigns } = visit(visited, input, this.variables);
    const siblings = visited.path.slice(0, -1);
    for (const name of successorsOf(visited.state)) this.deliver([...siblings, name], output);
    for (const { next, shape } of caught) this.deliver([...siblings, next], shape);
    for (const [name, answers] of assigns) this.assign(name, answers);
  }

  private deliver(path: Path, shape: Shape): void {
    const place = placeKey(path);
    const before = this.inputs.get(place);
    const after = join(before, shape);
    if (before && keyOf(before) === keyOf(after)) return;
    this.inputs.set(place, after);
    this.waiting.add(place);
  }

  private assign(name: string, answers: ReadonlySet<string>): void {
    const before = this.variables.get(name) ?? new Set();
    if ([...answers].every((answer) => before.has(answer))) return;
    this.variables.set(name, new Set([...before, ...answers]));
    // Quem lê a variável pode estar em qualquer lugar.
    for (const place of this.inputs.keys()) this.waiting.add(place);
  }
}

const placeKey = (path: Path): string => JSON.stringify(path);

function visit(visited: VisitedState, input: Shape, variables: Variables) {
  const own = isModelCall(visited.state) ? new Set([visited.path.join('/')]) : new Set<string>();
  return (visited.language === 'JSONata' ? visitJsonata : visitJsonPath)(visited, input, variables, own);
}

function conclude(visited: VisitedState, { inputs, variables }: Walk): AnalysedState {
  const input = inputs.get(placeKey(visited.path));
  return {
    ...visited,
    input,
    sites: input ? visit(visited, input, variables).sites : [],
    isModelCall: isModelCall(visited.state),
    next: successorsOf(visited.state),
  };
}

/** Os estados a que se vai sem erro. */
export function successorsOf(state: JsonObject): string[] {
  const choices = getOwn(state, 'Choices');
  const branches = Array.isArray(choices)
    ? choices.map((rule) => (isObject(rule) ? rule.Next : undefined))
    : [];
  return [state.Next, state.Default, ...branches].filter((name): name is string => typeof name === 'string');
}

function assignedIn(state: JsonObject): string[] {
  const lists = ['Choices', 'Catch'].flatMap((field) => {
    const list = getOwn(state, field);
    return Array.isArray(list) ? list : [];
  });
  return [state, ...lists].flatMap((holder) => {
    const assign = isObject(holder) ? getOwn(holder, 'Assign') : undefined;
    return assign !== undefined && isObject(assign)
      ? Object.keys(assign).map((name) => name.replace(/\.\$$/, ''))
      : [];
  });
}

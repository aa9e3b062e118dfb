import { getOwn, isObject, type Json, type JsonObject } from '../../json/index.ts';
import type { Path } from '../finding.ts';

/** Um estado, em qualquer fundura, com o que uma regra quer saber dele. */
export interface VisitedState {
  name: string;
  type: string;
  state: JsonObject;
  path: Path;
  language: 'JSONata' | 'JSONPath';
  /** O fluxo em que ele mora: a máquina, um ramo ou um ItemProcessor. */
  flow: JsonObject;
  flowPath: Path;
}

/** Quantos fluxos se abrem: uma definição não se aninha sem fim. */
const MAX_FLOWS = 2000;

/** Todos os estados de uma definição, os de dentro de Parallel e Map também. */
export function statesOf(definition: Json): VisitedState[] {
  const found: VisitedState[] = [];
  const machine = isObject(definition) ? definition : {};
  const waiting: { flow: Json; path: Path; language: VisitedState['language'] }[] = [
    { flow: machine, path: [], language: machine.QueryLanguage === 'JSONata' ? 'JSONata' : 'JSONPath' },
  ];
  for (let count = 0; waiting.length > 0 && count < MAX_FLOWS; count++) {
    const next = waiting.shift();
    const states = next && isObject(next.flow) ? getOwn(next.flow, 'States') : undefined;
    if (!next || !isObject(next.flow) || states === undefined || !isObject(states)) continue;
    for (const [name, state] of Object.entries(states)) {
      if (!isObject(state)) continue;
      const path = [...next.path, 'States', name];
      const own = state.QueryLanguage;
      const language = own === 'JSONata' || own === 'JSONPath' ? own : next.language;
      found.push({
        name,
        type: String(state.Type),
        state,
        path,
        language,
        flow: next.flow,
        flowPath: next.path,
      });
      const inner = [
        ...(Array.isArray(state.Branches)
          ? state.Branches.map((flow, index) => ({ flow, path: [...path, 'Branches', index] }))
          : []),
        ...['ItemProcessor', 'Iterator'].flatMap((field) => {
          const flow = getOwn(state, field);
          return flow === undefined ? [] : [{ flow, path: [...path, field] }];
        }),
      ];
      waiting.push(...inner.map((flow) => ({ ...flow, language: next.language })));
    }
  }
  return found;
}

/** Cada texto dentro de um valor, com o lugar dele. */
export function textsIn(value: Json, path: Path): { text: string; path: Path }[] {
  if (typeof value === 'string') return [{ text: value, path }];
  if (Array.isArray(value)) return value.flatMap((item, index) => textsIn(item, [...path, index]));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => textsIn(inner, [...path, name]));
}

/** O nome de um lugar, para uma pessoa: `itens[4]`, e não só `4`. */
export function fieldText(path: Path): string {
  const from = path.findLastIndex((part) => typeof part === 'string');
  return path
    .slice(Math.max(from, 0))
    .map((part) => (typeof part === 'string' ? part : `[${part}]`))
    .join('');
}

/** O serviço e a ação de um Resource como `arn:aws:states:::lambda:invoke`. */
export function integrationOf(resource: Json | undefined): { service: string; action: string } | undefined {
  if (typeof resource !== 'string') return undefined;
  const match = /^arn:aws[\w-]*:states:::(aws-sdk:)?([\w-]+):([\w]+)/.exec(resource);
  return match ? { service: `${match[1] ?? ''}${match[2]}`, action: match[3] ?? '' } : undefined;
}

/** A segunda linha de cada estado no desenho: o tipo e o que mais o distingue. */

import { shortenJsonata } from './condition.ts';
import { field, type JsonObject, numberOf, objectsOf, textOf } from './json.ts';
import type { StateKind } from './model.ts';

const KINDS: readonly StateKind[] = ['Task', 'Pass', 'Choice', 'Wait', 'Succeed', 'Fail', 'Parallel', 'Map'];

export function kindOf(state: JsonObject): StateKind | undefined {
  const type = textOf(field(state, 'Type'));
  return KINDS.find((kind) => kind === type);
}

/** Por exemplo `Task · lambda:invoke`, `Wait · 3 s`, `Map · 5 de cada vez`. */
export function captionOf(state: JsonObject, kind: StateKind | undefined): string {
  if (kind === undefined) return textOf(field(state, 'Type')) ?? 'sem Type';
  const detail = detailOf(state, kind);
  return detail ? `${kind} · ${detail}` : kind;
}

function detailOf(state: JsonObject, kind: StateKind): string | undefined {
  switch (kind) {
    case 'Task':
      return shortenResource(textOf(field(state, 'Resource')) ?? '');
    case 'Wait':
      return describeWait(state);
    case 'Fail':
      return textOf(field(state, 'Error')) ?? textOf(field(state, 'ErrorPath'));
    case 'Map':
      return describeMap(state);
    default:
      return undefined;
  }
}

/** `arn:aws:states:::lambda:invoke.waitForTaskToken` vira `lambda:invoke, espera resposta`. */
export function shortenResource(resource: string): string {
  const integration = /^arn:[^:]*:states:[^:]*:[^:]*:(.+)$/.exec(resource)?.[1];
  if (integration?.startsWith('activity:')) return `atividade ${integration.slice('activity:'.length)}`;
  if (integration) {
    const [, action, pattern] = /^(.*?)(\.sync(?::2)?|\.waitForTaskToken)?$/.exec(integration) ?? [];
    const name = (action ?? integration).replace(/^aws-sdk:/, '');
    if (pattern === '.waitForTaskToken') return `${name}, espera resposta`;
    return pattern ? `${name}, espera o fim` : name;
  }
  return /^arn:[^:]*:lambda:/.test(resource) ? 'lambda' : resource;
}

function describeWait(state: JsonObject): string | undefined {
  const seconds = field(state, 'Seconds');
  if (typeof seconds === 'number') return `${seconds} s`;
  if (typeof seconds === 'string') return shortenJsonata(seconds);
  const timestamp = textOf(field(state, 'Timestamp')) ?? textOf(field(state, 'TimestampPath'));
  return timestamp ? `até ${shortenJsonata(timestamp)}` : textOf(field(state, 'SecondsPath'));
}

function describeMap(state: JsonObject): string {
  const processor = field(state, 'ItemProcessor') ?? field(state, 'Iterator') ?? null;
  const config = processor === null ? undefined : objectsOf([processor])[0]?.ProcessorConfig;
  const mode = config === undefined ? undefined : textOf(objectsOf([config])[0]?.Mode);
  const concurrency = numberOf(field(state, 'MaxConcurrency'));
  const pace = concurrency ? `${concurrency} de cada vez` : 'para cada item';
  return mode === 'DISTRIBUTED' ? `distribuído, ${pace}` : pace;
}

/** O maior número de novas tentativas que o estado permite; `undefined` sem `Retry`. */
export function retriesOf(state: JsonObject): number | undefined {
  const retriers = objectsOf(field(state, 'Retry'));
  if (retriers.length === 0) return undefined;
  // Sem MaxAttempts a AWS tenta mais 3 vezes; com 0, nenhuma.
  return Math.max(...retriers.map((retrier) => numberOf(field(retrier, 'MaxAttempts')) ?? 3)) || undefined;
}

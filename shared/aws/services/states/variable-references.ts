import { isObject, type JsonObject } from '../../json.ts';

const NAME = /\$(\p{ID_Start}\p{ID_Continue}*)/gu;
const QUOTED = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g;
/** Os campos que guardam os estados de dentro: cada um deles responde por si. */
const INNER = new Set(['Branches', 'ItemProcessor', 'Iterator']);

/** Todos os estados de uma definição, também os de dentro de Map e Parallel. */
function* statesIn(flow: unknown): Generator<[name: string, state: JsonObject]> {
  if (!isObject(flow) || !isObject(flow.States)) return;
  for (const [name, state] of Object.entries(flow.States)) {
    if (!isObject(state)) continue;
    yield [name, state];
    const branches = Array.isArray(state.Branches) ? state.Branches : [];
    for (const inner of [...branches, state.ItemProcessor, state.Iterator]) yield* statesIn(inner);
  }
}

/** Os campos de um valor, em toda a profundidade, sem os dos estados de dentro. */
function* fieldsIn(value: unknown): Generator<[field: string, value: unknown]> {
  if (Array.isArray(value)) {
    for (const item of value) {
      yield ['', item];
      yield* fieldsIn(item);
    }
    return;
  }
  if (!isObject(value)) return;
  for (const [field, item] of Object.entries(value)) {
    if (INNER.has(field)) continue;
    yield [field, item];
    yield* fieldsIn(item);
  }
}

/** Diz se o texto é avaliado: um caminho, um `.$`, ou uma expressão JSONata. */
function isEvaluated(field: string, text: string): boolean {
  return /(\.\$|Path|^Variable)$/.test(field) || (text.startsWith('{%') && text.endsWith('%}'));
}

/**
 * Que variáveis cada estado lê, como `DescribeStateMachine` mostra: só as que algum estado atribui, em ordem.
 * Um estado que não lê nenhuma não aparece.
 * @param definition texto JSON de uma definição que compila
 */
export function variableReferences(definition: string): Record<string, readonly string[]> {
  const states = [...statesIn(JSON.parse(definition))];
  const assigned = new Set<string>();
  for (const [, state] of states) {
    for (const [field, value] of fieldsIn(state)) {
      if (field === 'Assign' && isObject(value))
        for (const name of Object.keys(value)) assigned.add(name.replace(/\.\$$/, ''));
    }
  }
  const references: Record<string, readonly string[]> = {};
  for (const [name, state] of states) {
    const read = new Set<string>();
    for (const [field, value] of fieldsIn(state)) {
      if (typeof value !== 'string' || !isEvaluated(field, value)) continue;
      for (const [, variable = ''] of value.replace(QUOTED, '').matchAll(NAME))
        if (assigned.has(variable)) read.add(variable);
    }
    if (read.size > 0) references[name] = [...read].sort();
  }
  return references;
}

/** O campo de uma resposta, quando há o que mostrar. */
export function referencesField(definition: string): {
  variableReferences?: Record<string, readonly string[]>;
} {
  const references = variableReferences(definition);
  return Object.keys(references).length === 0 ? {} : { variableReferences: references };
}

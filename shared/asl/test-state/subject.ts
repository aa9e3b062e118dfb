import { isObject, type Json, type JsonObject, JsonSyntaxError, parseJson } from '../json/index.ts';
import type { QueryLanguage } from '../machine/compile-context.ts';
import { InvalidDefinition } from '../machine/invalid-definition.ts';
import { type Diagnostic, validate } from '../validate/index.ts';
import { TestStateError, type TestStateInput } from './request.ts';

/** Como se chama um estado testado sozinho. */
const ALONE = 'StateName';

/** O estado que se quer testar. */
export interface Subject {
  name: string;
  state: JsonObject;
  type: string;
  language: QueryLanguage;
}

/**
 * Acha o estado na definição, já validada.
 * @throws TestStateError `InvalidDefinition` ou `ValidationException`
 */
export function findSubject({ definition, stateName }: TestStateInput): Subject {
  const parsed = parse(definition);
  if (stateName === undefined) {
    const machine = { StartAt: ALONE, States: { [ALONE]: parsed } };
    // Um estado sozinho não tem para onde ir, e isso não é falta sua.
    refuse(validate(machine).filter(({ code }) => !code.startsWith('MISSING_')));
    return subject(ALONE, parsed as JsonObject, {});
  }
  refuse(validate(parsed));
  const state = search(parsed, stateName);
  if (!state) throw new TestStateError('ValidationException', 'State not found in definition');
  return subject(stateName, state, parsed as JsonObject);
}

function parse(definition: string): Json {
  try {
    return parseJson(definition);
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    refuse(validate(definition));
    throw error;
  }
}

function refuse(diagnostics: Diagnostic[]): void {
  if (diagnostics.length > 0) {
    throw new TestStateError('InvalidDefinition', new InvalidDefinition(diagnostics).message);
  }
}

function subject(name: string, state: JsonObject, machine: JsonObject): Subject {
  const language = (state.QueryLanguage ?? machine.QueryLanguage) === 'JSONata' ? 'JSONata' : 'JSONPath';
  return { name, state, type: String(state.Type), language };
}

/** Procura o estado na máquina e nos fluxos dentro dela. */
function search(machine: Json, name: string): JsonObject | undefined {
  const pending: Json[] = [machine];
  while (pending.length > 0) {
    const flow = pending.pop();
    if (!isObject(flow) || !isObject(flow.States)) continue;
    const found = Object.hasOwn(flow.States, name) ? flow.States[name] : undefined;
    if (isObject(found)) return found;
    for (const state of Object.values(flow.States)) {
      if (!isObject(state)) continue;
      const branches = Array.isArray(state.Branches) ? state.Branches : [];
      for (const inner of [...branches, state.ItemProcessor ?? null, state.Iterator ?? null])
        pending.push(inner);
    }
  }
  return undefined;
}

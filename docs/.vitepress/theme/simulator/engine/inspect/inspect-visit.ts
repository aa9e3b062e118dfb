import { explainError } from '../../../../../../shared/asl/explain/error.ts';
import type { Json, JsonObject, TestStateOutput } from '../../../../../../shared/asl/index.ts';
import { isObject, parseJson } from '../../../../../../shared/asl/json/index.ts';
import { changesBetween } from '../diff.ts';
import type { FailureView, Inspection, StageName, VariableView } from '../types.ts';
import type { VisitFacts } from '../visit-facts.ts';
import { itemsOf } from './context.ts';
import { findState } from './lone-state.ts';
import { stagesOf } from './stages.ts';
import { testVisit } from './test-visit.ts';

type StageValues = Partial<Record<StageName, Json>>;

const TRUNCATED =
  'A execução ficou grande demais para guardar os valores de todos os eventos; os deste ficaram de fora.';
const CHANGED =
  'A definição mudou desde esta execução: o estado não está mais nela. Mostra-se só o que o histórico diz.';

/** As etapas que dependem da resposta da tarefa, dos ramos ou das voltas. */
const AFTER_RESULT: readonly StageName[] = ['result', 'afterResultSelector', 'afterResultPath'];

/**
 * O que se vê por dentro da visita: o que o histórico guarda, completado pelo TestState do motor. Onde os dois
 * dizem, vale o histórico: um sorteio ou um token não se repetem.
 * @param definition texto JSON
 */
export async function inspectVisit(definition: string, facts: VisitFacts): Promise<Inspection> {
  const machine = machineOf(definition);
  const { visit, eventId } = facts;
  const found = visit && findState(machine, visit.name);
  const state = found?.state ?? {};
  const tested =
    found && !facts.isTruncated ? await testVisit(machine, found, facts).catch(() => undefined) : undefined;
  const values = stageValues(state, facts, tested);
  if (visit?.type === 'Map' && state.Items !== undefined && !facts.isTruncated) {
    // Para TestState, a lista só é uma etapa em JSONPath; quem lê quer vê-la nas duas.
    const { input = 'null', variables } = facts;
    values.afterItemsPath = await itemsOf(state, 'JSONata', { input, variables });
  }
  const note = facts.isTruncated ? TRUNCATED : visit && !found ? CHANGED : undefined;
  return {
    eventId,
    ...(visit === undefined ? {} : { visit }),
    language: found?.language ?? machineLanguage(machine),
    stages: stagesOf(values, state),
    changes:
      values.input === undefined || values.output === undefined
        ? []
        : changesBetween(values.input, values.output),
    variables: variablesOf(facts),
    ...(facts.failure ? { failure: failureView(facts.failure, tested) } : {}),
    ...(facts.nextState === undefined ? {} : { nextState: facts.nextState }),
    ...(note === undefined ? {} : { note }),
  };
}

let lastRead: { definition: string; machine: Json } | undefined;

/** A definição, lida; quem inspeciona clica em muitos eventos da mesma. */
function machineOf(definition: string): Json {
  if (lastRead?.definition !== definition) lastRead = { definition, machine: tryParse(definition) ?? null };
  return lastRead.machine;
}

function stageValues(state: JsonObject, facts: VisitFacts, tested: TestStateOutput | undefined): StageValues {
  const values: StageValues = {};
  const { inspectionData: data = {} } = tested ?? {};
  const hasAnswer = !['Task', 'Map', 'Parallel'].includes(String(state.Type)) || facts.result !== undefined;
  for (const [name, text] of Object.entries(data)) {
    if (!hasAnswer && AFTER_RESULT.includes(name as StageName)) continue;
    if (isStage(name) && typeof text === 'string') values[name] = tryParse(text);
  }
  const recorded: StageValues = {
    input: tryParse(facts.input),
    ...argumentsStage(state, facts),
    result: tryParse(facts.result),
    output: tryParse(facts.output),
  };
  for (const [name, value] of Object.entries(recorded)) {
    if (value !== undefined) values[name as StageName] = value;
  }
  return values;
}

/** Em JSONata, o que a tarefa recebe é `Arguments`; em JSONPath, o que Parameters deixou. */
function argumentsStage(state: JsonObject, { arguments: given, visit }: VisitFacts): StageValues {
  const value = tryParse(given);
  if (value === undefined) return {};
  if (state.Arguments !== undefined) return { afterArguments: value };
  return visit?.type === 'Task' || state.Parameters !== undefined ? { afterParameters: value } : {};
}

const STAGE_NAMES: ReadonlySet<string> = new Set<StageName>([
  'input',
  'afterInputPath',
  'afterParameters',
  'afterArguments',
  'afterItemsPointer',
  'afterItemsPath',
  'afterItemSelector',
  'afterItemBatcher',
  'result',
  'afterResultSelector',
  'afterResultPath',
]);

const isStage = (name: string): name is StageName => STAGE_NAMES.has(name);

function variablesOf({ variables, assigned }: VisitFacts): VariableView[] {
  const names = [...new Set([...Object.keys(variables), ...Object.keys(assigned)])];
  return names.map((name) => {
    const before = tryParse(variables[name]);
    const after = tryParse(assigned[name]) ?? before ?? null;
    const changed = before === undefined || changesBetween(before, after).length > 0;
    return { name, ...(before === undefined ? {} : { before }), after, changed };
  });
}

function failureView(
  { error, cause, handled }: NonNullable<VisitFacts['failure']>,
  tested: TestStateOutput | undefined,
): FailureView {
  const { retryIndex, catchIndex } = tested?.inspectionData?.errorDetails ?? {};
  const handledBy =
    handled === 'retried' && retryIndex !== undefined
      ? `Retry[${retryIndex}]`
      : handled === 'caught' && catchIndex !== undefined
        ? `Catch[${catchIndex}]`
        : undefined;
  return {
    error,
    ...(cause === undefined ? {} : { cause }),
    explanation: explainError({ error, cause }),
    handled,
    ...(handledBy === undefined ? {} : { handledBy }),
  };
}

function machineLanguage(machine: Json): Inspection['language'] {
  return isObject(machine) && machine.QueryLanguage === 'JSONata' ? 'JSONata' : 'JSONPath';
}

function tryParse(text: string | undefined): Json | undefined {
  if (text === undefined || text === '') return undefined;
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

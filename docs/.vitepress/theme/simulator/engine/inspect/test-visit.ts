import {
  type Json,
  type JsonObject,
  type TestStateInput,
  type TestStateOutput,
  testState,
  VirtualClock,
} from '../../../../../../shared/asl/index.ts';
import { isObject, parseJson, stringifyJson } from '../../../../../../shared/asl/json/index.ts';
import type { VisitFacts } from '../visit-facts.ts';
import { contextOf } from './context.ts';
import type { FoundState } from './lone-state.ts';

/** Um resultado qualquer da forma que o estado pede, só para que o teste ande: o que sai dele é descartado. */
const ANY_RESULT: Record<string, string> = { Task: '{}', Parallel: '[]', Map: '[]' };

/**
 * Refaz a visita com o TestState do motor: a entrada, as variáveis e a resposta são as do histórico. Vai só o
 * estado, e não a máquina, que seria validada inteira a cada clique.
 * @throws TestStateError se o motor recusar o pedido
 */
export async function testVisit(
  machine: Json,
  { state, language }: FoundState,
  facts: VisitFacts,
): Promise<TestStateOutput> {
  const { visit, input, variables, attempt } = facts;
  const given = Object.fromEntries(Object.entries(variables).map(([name, text]) => [name, parseJson(text)]));
  const request: TestStateInput = {
    definition: stringifyJson(aloneFrom(state, language)),
    input: input ?? '{}',
    variables: stringifyJson(given),
    inspectionLevel: 'DEBUG',
    ...mockOf(state, facts),
    stateConfiguration: { retrierRetryCount: attempt },
  };
  return testState(request, {
    tasks: () => null,
    clock: new VirtualClock(visit?.start ?? 0),
    seed: 1,
    context: await contextOf(machine, facts),
  });
}

const EMPTY_FLOW = { StartAt: 'Vazio', States: { Vazio: { Type: 'Pass', End: true } } };

/** O estado sem os de dentro, que o teste não anda e que, fora da máquina, mudariam de linguagem. */
function aloneFrom(state: JsonObject, language: string): JsonObject {
  const { ItemProcessor, Iterator: iterator, Branches, ...kept } = state;
  const config = isObject(ItemProcessor ?? null) ? (ItemProcessor as JsonObject).ProcessorConfig : undefined;
  return {
    ...kept,
    QueryLanguage: language,
    ...(Branches === undefined ? {} : { Branches: [EMPTY_FLOW] }),
    ...(ItemProcessor === undefined && iterator === undefined
      ? {}
      : { ItemProcessor: { ...EMPTY_FLOW, ...(config === undefined ? {} : { ProcessorConfig: config }) } }),
  };
}

function mockOf(state: JsonObject, { result, failure }: VisitFacts): Pick<TestStateInput, 'mock'> {
  const anyResult = ANY_RESULT[String(state.Type)];
  if (anyResult === undefined) return {};
  if (result !== undefined) return { mock: { result, fieldValidationMode: 'NONE' } };
  if (failure) return { mock: { errorOutput: { error: failure.error, cause: failure.cause } } };
  return {
    mock: { result: state.ResultWriter === undefined ? anyResult : '{}', fieldValidationMode: 'NONE' },
  };
}

import {
  type Json,
  type JsonObject,
  type TestStateInput,
  type TestStateOutput,
  testState,
  VirtualClock,
} from '../../../../../../shared/asl/index.ts';
import { parseJson, stringifyJson } from '../../../../../../shared/asl/json/index.ts';
import type { VisitFacts } from '../visit-facts.ts';
import { contextOf } from './context.ts';

/** Um resultado qualquer da forma que o estado pede, só para que o teste ande: o que sai dele é descartado. */
const ANY_RESULT: Record<string, string> = { Task: '{}', Parallel: '[]', Map: '[]' };

/**
 * Refaz a visita com o TestState do motor: a entrada, as variáveis e a resposta são as do histórico.
 * @throws TestStateError se o motor recusar o pedido
 */
export async function testVisit(
  definition: string,
  machine: Json,
  state: JsonObject,
  facts: VisitFacts,
): Promise<TestStateOutput> {
  const { visit, input, variables, attempt } = facts;
  const given = Object.fromEntries(Object.entries(variables).map(([name, text]) => [name, parseJson(text)]));
  const request: TestStateInput = {
    definition,
    stateName: visit?.name ?? '',
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

function mockOf(state: JsonObject, { result, failure }: VisitFacts): Pick<TestStateInput, 'mock'> {
  const anyResult = ANY_RESULT[String(state.Type)];
  if (anyResult === undefined) return {};
  if (result !== undefined) return { mock: { result, fieldValidationMode: 'NONE' } };
  if (failure) return { mock: { errorOutput: { error: failure.error, cause: failure.cause } } };
  return {
    mock: { result: state.ResultWriter === undefined ? anyResult : '{}', fieldValidationMode: 'NONE' },
  };
}

import { type Json, type JsonObject, testState, VirtualClock } from '../../../../../../shared/asl/index.ts';
import { isObject, parseJson, stringifyJson } from '../../../../../../shared/asl/json/index.ts';
import type { VisitFacts } from '../visit-facts.ts';
import { findState } from './lone-state.ts';

const PREFIX = 'arn:aws:states:us-east-1:123456789012';

/** O objeto de contexto que a visita viu; o que o histórico não diz tem um valor da mesma forma. */
export async function contextOf(machine: Json, facts: VisitFacts): Promise<JsonObject> {
  const { visit, execution, attempt } = facts;
  return {
    Execution: {
      Id: `${PREFIX}:execution:Simulador:simulacao`,
      Input: parseJson(execution.input),
      Name: 'simulacao',
      RoleArn: 'arn:aws:iam::123456789012:role/StepFunctionsRole',
      StartTime: new Date(execution.start).toISOString(),
      RedriveCount: 0,
    },
    StateMachine: { Id: `${PREFIX}:stateMachine:Simulador`, Name: 'Simulador' },
    State: {
      Name: visit?.name ?? '',
      EnteredTime: new Date(visit?.start ?? execution.start).toISOString(),
      RetryCount: attempt,
    },
    Task: { Token: 'AQCE' },
    ...(facts.map
      ? { Map: { Item: { Index: facts.map.index, Value: await itemOf(machine, facts.map) } } }
      : {}),
  };
}

/**
 * O item em que o Map estava. Sem ItemSelector, é o que o primeiro estado recebeu; com ele, o item é achado
 * na lista que o Map percorreu.
 */
async function itemOf(machine: Json, map: NonNullable<VisitFacts['map']>): Promise<Json> {
  const found = findState(machine, map.name);
  const firstInput = parseJson(map.firstInput);
  if (!found || (found.state.ItemSelector === undefined && found.state.Parameters === undefined))
    return firstInput;
  const items = await itemsOf(found.state, found.language, map);
  return (Array.isArray(items) ? items[map.index] : undefined) ?? firstInput;
}

/** A lista que um Map percorreu. @returns `null` se ela não pôde ser refeita */
export async function itemsOf(
  { Items, ItemsPath }: JsonObject,
  language: string,
  { input, variables }: Pick<NonNullable<VisitFacts['map']>, 'input' | 'variables'>,
): Promise<Json> {
  if (Items === undefined && ItemsPath === undefined) return parseJson(input);
  // Um Pass com a mesma expressão: o motor a avalia como o Map a avaliou.
  const definition: JsonObject =
    language === 'JSONata'
      ? { Type: 'Pass', QueryLanguage: 'JSONata', Output: Items ?? null, End: true }
      : { Type: 'Pass', InputPath: ItemsPath ?? '$', End: true };
  const given = Object.fromEntries(Object.entries(variables).map(([name, text]) => [name, parseJson(text)]));
  const { output } = await testState(
    { definition: stringifyJson(definition), input, variables: stringifyJson(given) },
    { tasks: () => null, clock: new VirtualClock() },
  ).catch(() => ({ output: undefined }));
  const items = output === undefined ? null : parseJson(output);
  return isObject(items) ? Object.entries(items).map(([Key, Value]) => ({ Key, Value })) : items;
}

import { type Json, type JsonObject, setOwn, stringifyJson } from '../json/index.ts';
import { compileResultPath, compileSelection, compileTemplate } from '../states/fields/json-path-fields.ts';
import { compileJsonataField } from '../states/fields/jsonata-fields.ts';
import { compileMapFields, type MapFields } from '../states/map/fields.ts';
import { compileNumber, nonNegative, PERCENTAGE } from '../states/map/number-field.ts';
import { inspectBatches, itemsRead, pointerOf } from './inspect-items.ts';
import { loneContext } from './lone-context.ts';
import type { InspectionData } from './request.ts';
import type { Subject } from './subject.ts';
import type { TestThread } from './test-thread.ts';

/** Escreve um valor como JSON; o que chegou como texto e não mudou sai como veio. */
export type Show = (value: Json) => string;

/**
 * Os dados que se veem por dentro do estado: cada passo do tratamento da entrada e do resultado. Para no
 * primeiro passo que falha.
 * @param result o resultado da tarefa, se houve
 * @param readerData o que o `ItemReader` de um Map leu, se foi dado
 */
export async function inspect(
  subject: Subject,
  thread: TestThread,
  result: Json | undefined,
  readerData: string | undefined,
  show: Show,
): Promise<InspectionData> {
  const data: InspectionData = { input: show(thread.input) };
  try {
    if (subject.language === 'JSONata') await inspectJsonata(subject, thread, result, show, data);
    else inspectJsonPath(subject, thread, result, show, data);
    if (subject.type === 'Map') await inspectMap(subject, thread, readerData, data);
  } catch {
    // A falha já está na resposta; o que se viu antes dela continua a valer.
  }
  return data;
}

async function inspectJsonata(
  { type, state }: Subject,
  thread: TestThread,
  result: Json | undefined,
  show: Show,
  data: InspectionData,
): Promise<void> {
  if (type !== 'Task') return;
  if (state.Arguments !== undefined) {
    data.afterArguments = show(await compileJsonataField(state.Arguments, 'Arguments')(thread));
  }
  if (result !== undefined) data.result = show(result);
}

function inspectJsonPath(
  { type, state }: Subject,
  thread: TestThread,
  result: Json | undefined,
  show: Show,
  data: InspectionData,
): void {
  const isGroup = type === 'Parallel' || type === 'Map';
  const hasFixedResult = type === 'Pass' && state.Result !== undefined;
  let value: Json | undefined = result;
  if (!isGroup && !hasFixedResult) {
    const selected = compileSelection(state.InputPath)(thread, thread.input);
    data.afterInputPath = show(selected);
    if (type === 'Pass' || type === 'Task') {
      const filled = compileTemplate(state.Parameters)(thread, selected);
      data.afterParameters = show(filled);
      if (type === 'Pass') value = filled;
    }
  }
  if (hasFixedResult) value = state.Result;
  if (value === undefined) return;
  if (hasFixedResult || type === 'Task') data.result = show(value);
  const selected = compileTemplate(state.ResultSelector)(thread, value);
  data.afterResultSelector = show(selected);
  data.afterResultPath = show(compileResultPath(state.ResultPath)(thread.input, selected));
}

async function inspectMap(
  subject: Subject,
  thread: TestThread,
  readerData: string | undefined,
  data: InspectionData,
): Promise<void> {
  const { state, language } = subject;
  const read = async (field: string, rule = nonNegative(field)) =>
    compileNumber(state, field, language, rule)(thread, thread.input);
  data.maxConcurrency = (await read('MaxConcurrency')) ?? 0;
  const count = await read('ToleratedFailureCount');
  const percentage = await read('ToleratedFailurePercentage', PERCENTAGE);
  if (count !== undefined) data.toleratedFailureCount = count;
  if (percentage !== undefined) data.toleratedFailurePercentage = percentage;
  const fields = compileMapFields(state, loneContext(language));
  const input = fields.input(thread);
  const given = itemsRead(state, readerData);
  const items = given ?? (await fields.items(thread, input));
  if (given && pointerOf(state) !== undefined) data.afterItemsPointer = stringifyJson(given);
  if (language === 'JSONPath' && state.ItemsPath !== undefined) data.afterItemsPath = stringifyJson(items);
  const inputs = await selectInputs(fields, thread, input, items, data);
  await inspectBatches(subject, thread, input, inputs, data);
}

async function selectInputs(
  { selectItem }: MapFields,
  thread: TestThread,
  input: Json,
  items: Json[],
  data: InspectionData,
): Promise<Json[]> {
  if (!selectItem) return items;
  const selected: Json[] = [];
  for (const [index, value] of items.entries())
    selected.push(await selectItem(thread, input, { index, value }));
  data.afterItemSelector = stringifyJson(selected);
  return selected;
}

/** Quantos itens o Map teria: os que o leitor leu, ou os que a simulação responde. */
export function itemCount(
  state: Subject['state'],
  readerData: string | undefined,
  result: Json | undefined,
): number {
  return (itemsRead(state, readerData) ?? (Array.isArray(result) ? result : [])).length;
}

/** As variáveis como a resposta as mostra. */
export function showVariables(variables: ReadonlyMap<string, Json>): string {
  const shown: JsonObject = {};
  for (const [name, value] of variables) setOwn(shown, name, value);
  return stringifyJson(shown);
}

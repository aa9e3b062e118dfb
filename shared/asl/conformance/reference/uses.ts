import { isObject, type Json, type JsonObject } from '../../json/index.ts';

const intrinsic = /States\.[A-Z][A-Za-z0-9]*(?=\()/g;
const jsonataFunction = /\$[a-z]\w*(?=\()/g;

/** O que uma definição usa: `Task.Resource`, `Choices.StringEquals`, `States.Format`, `$hash`. */
export function usesOf(definition: Json): Set<string> {
  const uses = new Set<string>();
  const isMachine = isObject(definition) && isObject(definition.States);
  if (isMachine) {
    note('Máquina', definition as JsonObject, uses);
    flow(definition as JsonObject, uses);
  } else if (isObject(definition)) state(definition, uses);
  const text = JSON.stringify(definition);
  for (const [name] of text.matchAll(intrinsic)) uses.add(name);
  if (text.includes('{%')) for (const [name] of text.matchAll(jsonataFunction)) uses.add(name);
  return uses;
}

function note(place: string, object: Json | undefined, uses: Set<string>): void {
  if (isObject(object)) for (const field of Object.keys(object)) uses.add(`${place}.${field}`);
}

function flow(value: Json | undefined, uses: Set<string>): void {
  if (!isObject(value) || !isObject(value.States)) return;
  for (const each of Object.values(value.States)) state(each, uses);
}

function state(value: Json, uses: Set<string>): void {
  if (!isObject(value)) return;
  note(String(value.Type), value, uses);
  for (const field of ['Retry', 'Catch']) for (const rule of listIn(value, field)) note(field, rule, uses);
  for (const rule of listIn(value, 'Choices')) choiceRule(rule, uses);
  for (const branch of listIn(value, 'Branches')) flow(branch, uses);
  for (const field of ['ItemProcessor', 'Iterator']) {
    const processor = value[field];
    flow(processor, uses);
    if (isObject(processor)) note('ProcessorConfig', processor.ProcessorConfig, uses);
  }
  for (const field of ['ItemReader', 'ItemBatcher', 'ResultWriter']) note(field, value[field], uses);
  if (isObject(value.ItemReader)) note('ReaderConfig', value.ItemReader.ReaderConfig, uses);
  if (isObject(value.ResultWriter)) note('WriterConfig', value.ResultWriter.WriterConfig, uses);
}

function choiceRule(rule: Json, uses: Set<string>): void {
  note('Choices', rule, uses);
  if (!isObject(rule)) return;
  for (const inner of [...listIn(rule, 'And'), ...listIn(rule, 'Or'), rule.Not ?? null]) {
    choiceRule(inner, uses);
  }
}

function listIn(object: JsonObject, field: string): Json[] {
  const value = object[field];
  return Array.isArray(value) ? value : [];
}

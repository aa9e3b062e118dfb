import { NormalizedSchema } from '@smithy/core/schema';
import type { Json } from '../../asl/index.ts';
import { stringifyJson } from '../../asl/json/index.ts';
import { isObject } from '../json.ts';

/** O modelo de um valor; sem ele, o valor vai como está. */
type Schema = NormalizedSchema | undefined;

function capitalize(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** O nome de um campo no Step Functions: sempre em `PascalCase`, e `equals` com outro nome, que em Java é um método. */
function fieldName(member: string): string {
  return member === 'equals' ? 'EqualsValue' : capitalize(member);
}

/** A entrada e a saída de uma operação do SDK, no modelo que o comando traz. */
export function operationSchemas(command: object): { input: Schema; output: Schema } {
  // Os tipos do SDK não mostram `schema`; clientes antigos não o têm, e então os campos vão como estão.
  const { schema = [] } = command as { readonly schema?: readonly unknown[] };
  const [, , , , input, output] = schema;
  return { input: schemaOf(input), output: schemaOf(output) };
}

function schemaOf(reference: unknown): Schema {
  if (reference === undefined) return undefined;
  const schema = NormalizedSchema.of(reference as Parameters<typeof NormalizedSchema.of>[0]);
  return schema.isStructSchema() ? schema : undefined;
}

/** Diz se a operação responde aos pedaços: o Step Functions não chama as que respondem assim. */
export function isStreamed(output: Schema): boolean {
  return output !== undefined && output.getEventStreamMember() !== '';
}

/**
 * Os argumentos de uma Task como o cliente os quer: campos com os nomes do modelo, texto onde ele quer bytes,
 * datas em ISO onde ele quer datas. O que não é texto num campo de bytes vai como texto JSON.
 */
export function toSdkInput(value: Json, schema: Schema): unknown {
  if (schema === undefined || schema.isDocumentSchema() || value === null) return value;
  if (schema.isBlobSchema()) return Buffer.from(typeof value === 'string' ? value : stringifyJson(value));
  if (schema.isTimestampSchema()) return new Date(typeof value === 'number' ? value * 1000 : String(value));
  if (schema.isListSchema() && Array.isArray(value)) {
    const items = schema.getValueSchema();
    return value.map((item) => toSdkInput(item, items));
  }
  if (!isObject(value)) return value;
  const fields = value as { [key: string]: Json };
  if (schema.isMapSchema()) {
    const items = schema.getValueSchema();
    return Object.fromEntries(Object.entries(fields).map(([key, item]) => [key, toSdkInput(item, items)]));
  }
  if (!schema.isStructSchema()) return value;
  const members = new Map<string, readonly [string, NormalizedSchema]>();
  for (const [name, member] of schema.structIterator()) members.set(fieldName(name), [name, member]);
  return Object.fromEntries(
    Object.entries(fields).map(([field, item]) => {
      const [name, member] = members.get(field) ?? [field, undefined];
      return [name, toSdkInput(item, member)];
    }),
  );
}

/** Uma data como o Java a escreve: sem os milésimos quando são zero. */
function instant(date: Date): string {
  return date.toISOString().replace('.000Z', 'Z');
}

interface SdkStream {
  transformToString(): Promise<string>;
}

function isStream(value: unknown): value is SdkStream {
  return typeof value === 'object' && value !== null && 'transformToString' in value;
}

/** O nome que um campo da resposta leva, e o modelo do seu valor. Chaves de mapas e de documentos ficam como são. */
function outputField(schema: Schema, name: string): readonly [string, Schema] {
  if (schema?.isStructSchema()) return [fieldName(name), schema.getMemberSchemas()[name]];
  if (schema?.isMapSchema()) return [name, schema.getValueSchema()];
  return [name, undefined];
}

/** A resposta do SDK como JSON: campos em `PascalCase`, datas em ISO, bytes e fluxos em texto, sem `$metadata`. */
export async function fromSdkOutput(value: unknown, schema?: Schema): Promise<Json> {
  if (value instanceof Date) return instant(value);
  if (value instanceof Uint8Array) return Buffer.from(value).toString('utf8');
  if (isStream(value)) return value.transformToString();
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) {
    const items = schema?.isListSchema() ? schema.getValueSchema() : undefined;
    return Promise.all(value.map((item) => fromSdkOutput(item, items)));
  }
  if (isObject(value)) {
    const fields: [string, Json][] = [];
    for (const [name, item] of Object.entries(value)) {
      if (name === '$metadata' || item === undefined) continue;
      const [field, member] = outputField(schema, name);
      fields.push([field, await fromSdkOutput(item, member)]);
    }
    return Object.fromEntries(fields);
  }
  return (value ?? null) as Json;
}

import { type OutputUnit, Validator } from '@cfworker/json-schema';
import type { Json } from '../../model.ts';
import { isObject } from '../reading/embedded-json.ts';

/** Um JSON Schema, já como objeto. */
export type Schema = { readonly [key: string]: Json };

const DEEPEST = 12;

/** Resolve `$ref` internos e junta `allOf`, com a raiz à mão. */
export class Schemas {
  readonly #root: Schema;

  constructor(root: Json) {
    this.#root = isObject(root) ? root : {};
  }

  get root(): Schema {
    return this.resolve(this.#root);
  }

  resolve(schema: Json | undefined, depth = 0): Schema {
    if (!isObject(schema)) return {};
    const { $ref: reference, allOf, ...own } = schema;
    let merged: Schema = own;
    if (typeof reference === 'string' && depth < DEEPEST)
      merged = merge(this.resolve(this.#target(reference), depth + 1), merged);
    if (Array.isArray(allOf) && depth < DEEPEST)
      for (const part of allOf) merged = merge(merged, this.resolve(part, depth + 1));
    return merged;
  }

  /** As alternativas de `anyOf` ou `oneOf`, cada uma com o que está em volta. */
  branches(schema: Schema): Schema[] {
    const { anyOf, oneOf, ...own } = schema;
    const options = Array.isArray(anyOf) ? anyOf : Array.isArray(oneOf) ? oneOf : [];
    return options.map((option) => this.resolve(merge(own, this.resolve(option))));
  }

  /** Se o valor vale para o schema; os padrões que a biblioteca levaria tempo demais para tentar ficam de fora. */
  accepts(schema: Schema, value: Json): boolean {
    try {
      const { $defs, definitions } = this.#root;
      const whole = withoutRiskyPatterns({
        ...($defs && { $defs }),
        ...(definitions && { definitions }),
        ...schema,
      });
      return validate(whole, value).length === 0;
    } catch {
      return false;
    }
  }

  #target(reference: string): Json | undefined {
    if (!reference.startsWith('#')) return undefined;
    let value: Json | undefined = this.#root;
    for (const part of reference
      .slice(1)
      .split('/')
      .filter((each) => each !== '')) {
      const key = decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~');
      value =
        isObject(value) && Object.hasOwn(value, key)
          ? value[key]
          : Array.isArray(value)
            ? value[Number(key)]
            : undefined;
    }
    return value;
  }
}

function validate(schema: Json, value: Json): readonly OutputUnit[] {
  // O tipo `Schema` da biblioteca é mais estreito que o JSON que chega; ela recusa em tempo de execução.
  const result = new Validator(schema as ConstructorParameters<typeof Validator>[0], '2020-12').validate(
    value,
  );
  return result.valid ? [] : result.errors;
}

function merge(one: Schema, other: Schema): Schema {
  const required = [...listOf(one.required), ...listOf(other.required)];
  const properties =
    isObject(one.properties) && isObject(other.properties)
      ? { ...one.properties, ...other.properties }
      : undefined;
  return {
    ...one,
    ...other,
    ...(required.length > 0 && { required: [...new Set(required)] }),
    ...(properties && { properties }),
  };
}

function withoutRiskyPatterns(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutRiskyPatterns);
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(
    ([key, inner]) => !(key === 'pattern' && isRisky(inner)) && key !== 'patternProperties',
  );
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutRiskyPatterns(inner)]));
}

/** Um grupo repetido pode custar um tempo exponencial ao motor do JavaScript, que a biblioteca usa. */
function isRisky(pattern: Json): boolean {
  return typeof pattern === 'string' && (pattern.length > 200 || /\)[*+{]/.test(pattern));
}

export function listOf(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}

/** Os tipos que o schema aceita; vazio quando ele não diz. */
export function typesOf(schema: Schema): string[] {
  const { type, properties, items } = schema;
  if (typeof type === 'string') return schema.nullable === true ? [type, 'null'] : [type];
  if (Array.isArray(type)) return type.filter((each) => typeof each === 'string');
  if (isObject(properties)) return ['object'];
  return items === undefined ? [] : ['array'];
}

export function numberOf(value: Json | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

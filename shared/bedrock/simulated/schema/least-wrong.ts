import type { Json } from '../../model.ts';
import { isObject } from '../reading/embedded-json.ts';
import { fold } from '../text/words.ts';
import { textFor } from './pattern.ts';
import { listOf, numberOf, type Schema, type Schemas, typesOf } from './schema.ts';

const NEUTRAL = /^(outr[oa]s?|other|nenhum[a]?|none|indefinid[oa]|desconhecid[oa]|unknown|neutr[oa]|n\/a)$/;
const MOST_ITEMS = 50;
const DEEPEST = 8;

/** O valor válido que menos afirma: nulo, vazio, zero, "outro"; para quando o dado não se sabe e tem de haver um. */
export function leastWrong(schema: Json | undefined, schemas: Schemas, depth = 0): Json {
  const whole = schemas.resolve(schema);
  for (const candidate of candidates(whole, schemas, depth)) {
    if (schemas.accepts(whole, candidate)) return candidate;
  }
  return null;
}

function* candidates(schema: Schema, schemas: Schemas, depth: number): Generator<Json> {
  if ('const' in schema) yield schema.const!;
  const types = typesOf(schema);
  if (types.length === 0 || types.includes('null')) yield null;
  const options = listOf(schema.enum);
  yield* options.filter(
    (option) => option === null || (typeof option === 'string' && NEUTRAL.test(fold(option))),
  );
  yield* options;
  for (const type of types) yield* ofType(type, schema, schemas, depth);
  if ('default' in schema) yield schema.default!;
  yield* listOf(schema.examples);
  if (depth < DEEPEST)
    for (const branch of schemas.branches(schema)) yield* candidates(branch, schemas, depth + 1);
  yield* ['', 0, false, [], {}];
}

function* ofType(type: string, schema: Schema, schemas: Schemas, depth: number): Generator<Json> {
  if (type === 'string') yield* texts(schema);
  else if (type === 'number' || type === 'integer') yield* numbers(schema, type === 'integer');
  else if (type === 'boolean') yield* [false, true];
  else if (type === 'array') yield array(schema, schemas, depth);
  else if (type === 'object') yield object(schema, schemas, depth);
}

const FORMATS: Readonly<Record<string, string>> = {
  date: '1970-01-01',
  'date-time': '1970-01-01T00:00:00Z',
  time: '00:00:00Z',
  duration: 'PT0S',
  email: 'nao-informado@example.com',
  uri: 'https://example.com',
  url: 'https://example.com',
  uuid: '00000000-0000-0000-0000-000000000000',
  ipv4: '127.0.0.1',
  ipv6: '::1',
  hostname: 'example.com',
};

function* texts(schema: Schema): Generator<string> {
  const format = FORMATS[String(schema.format)];
  if (format) yield format;
  const least = numberOf(schema.minLength) ?? 0;
  const most = numberOf(schema.maxLength) ?? Number.POSITIVE_INFINITY;
  const pattern = schema.pattern;
  if (typeof pattern === 'string') {
    const found = textFor(pattern, (text) => text.length >= least && text.length <= most);
    if (found !== undefined) yield found;
  }
  const unknown = 'não informado'.slice(0, Math.min(most, 13));
  yield least === 0 ? '' : unknown.length >= least ? unknown : unknown.padEnd(Math.min(least, 100_000), '.');
}

function* numbers(schema: Schema, whole: boolean): Generator<number> {
  const step = numberOf(schema.multipleOf) ?? (whole ? 1 : 0);
  const low = numberOf(schema.minimum) ?? numberOf(schema.exclusiveMinimum);
  const high = numberOf(schema.maximum) ?? numberOf(schema.exclusiveMaximum);
  yield 0;
  for (const edge of [low, high]) {
    if (edge === undefined) continue;
    const unit = step || 1;
    const exact = Math.round(edge / unit) * unit;
    yield* [
      edge,
      exact,
      Math.ceil(edge / unit) * unit,
      Math.floor(edge / unit) * unit,
      exact + unit,
      exact - unit,
    ];
  }
  if (low !== undefined && high !== undefined) yield (low + high) / 2;
}

function array(schema: Schema, schemas: Schemas, depth: number): Json[] {
  const least = Math.min(numberOf(schema.minItems) ?? 0, MOST_ITEMS);
  const prefix = listOf(schema.prefixItems);
  if (depth >= DEEPEST) return [];
  const items: Json[] = [];
  for (let at = 0; at < Math.max(least, 0); at++) {
    const itemSchema = schemas.resolve(prefix[at] ?? schema.items);
    const value = leastWrong(itemSchema, schemas, depth + 1);
    items.push(schema.uniqueItems === true ? another(value, items, itemSchema, schemas) : value);
  }
  return items;
}

/** Um valor diferente dos que já há, para listas sem repetição. */
function another(value: Json, items: readonly Json[], schema: Schema, schemas: Schemas): Json {
  const used = new Set(items.map((item) => JSON.stringify(item)));
  const count = items.length;
  const step = numberOf(schema.multipleOf) ?? 1;
  const low = numberOf(schema.minimum) ?? 0;
  const options: Json[] = [
    value,
    ...listOf(schema.enum),
    true,
    false,
    low + count * step,
    -count * step,
    `${String(value)}${count}`,
    `${count}`.padStart(numberOf(schema.minLength) ?? 1, '.'),
  ];
  return (
    options.find((option) => !used.has(JSON.stringify(option)) && schemas.accepts(schema, option)) ?? value
  );
}

function object(schema: Schema, schemas: Schemas, depth: number): Json {
  const properties = isObject(schema.properties) ? schema.properties : {};
  if (depth >= DEEPEST) return {};
  const required = listOf(schema.required).filter((key) => typeof key === 'string');
  return Object.fromEntries(
    required.map((key) => [
      key,
      leastWrong(Object.hasOwn(properties, key) ? properties[key] : {}, schemas, depth + 1),
    ]),
  );
}

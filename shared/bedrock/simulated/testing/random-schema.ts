import fc from 'fast-check';
import type { Json } from '../../model.ts';

const NAMES = [
  'itens',
  'nome',
  'quantidade',
  'endereco',
  'rua',
  'numero',
  'pagamento',
  'pergunta',
  'categoria',
  'x1',
  'total',
  'pratos',
  'observacoes',
  'cliente',
  'confirmado',
  '__proto__',
  'toString',
];

const text: fc.Arbitrary<Json> = fc
  .record({ least: fc.nat(5), more: fc.nat(20), limited: fc.boolean() })
  .map(
    ({ least, more, limited }): Json =>
      limited ? { type: 'string', minLength: least, maxLength: least + more } : { type: 'string' },
  );
const formatted: fc.Arbitrary<Json> = fc
  .constantFrom('date', 'date-time', 'email', 'uuid', 'uri', 'time')
  .map((format): Json => ({ type: 'string', format }));
const patterned: fc.Arbitrary<Json> = fc
  .constantFrom(
    '^\\d{5}-?\\d{3}$',
    '^[A-Z]{3}\\d+$',
    '^(pix|cartao)$',
    '^[a-z]+@x\\.com$',
    '^\\(\\d{2}\\) \\d{4,5}-\\d{4}$',
    '^P(EDIDO)?-[0-9a-f]{4}$',
  )
  .map((pattern): Json => ({ type: 'string', pattern }));
const number: fc.Arbitrary<Json> = fc
  .record({
    type: fc.constantFrom('integer', 'number'),
    low: fc.integer({ min: -50, max: 50 }),
    span: fc.integer({ min: 10, max: 60 }),
    step: fc.constantFrom(undefined, 5, 2),
  })
  .map(
    ({ low, span, step, type }): Json => ({
      type,
      minimum: low,
      maximum: low + span,
      ...(step && { multipleOf: step }),
    }),
  );
const options: fc.Arbitrary<Json> = fc
  .uniqueArray(fc.constantFrom('pix', 'P', 'M', 'calabresa', 'OUTRO', 'positivo', 'x y'), { minLength: 1 })
  .map((list): Json => ({ enum: list }));
const leaf = fc.oneof(
  text,
  formatted,
  patterned,
  number,
  options,
  fc.constant<Json>({ type: 'boolean' }),
  fc.constant<Json>({ type: ['string', 'null'] }),
  fc.constant<Json>({ const: 7 }),
  fc.constant<Json>({ $ref: '#/$defs/d' }),
  fc.constant<Json>({}),
);

const { schema } = fc.letrec<{ schema: Json }>((tie) => ({
  schema: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc
      .record({
        names: fc.uniqueArray(fc.constantFrom(...NAMES), { maxLength: 5 }),
        parts: fc.array(tie('schema'), { minLength: 5, maxLength: 5 }),
        required: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
        closed: fc.boolean(),
      })
      .map(
        ({ closed, names, parts, required }): Json => ({
          type: 'object',
          properties: Object.fromEntries(names.map((name, at) => [name, parts[at]!])),
          required: names.filter((_, at) => required[at]),
          ...(closed && { additionalProperties: false }),
        }),
      ),
    fc
      .record({ items: tie('schema'), least: fc.nat(2), more: fc.nat(3) })
      .map(
        ({ items, least, more }): Json => ({ type: 'array', items, minItems: least, maxItems: least + more }),
      ),
    fc
      .record({ one: tie('schema'), kind: fc.constantFrom('anyOf', 'oneOf') })
      .map(({ kind, one }): Json => ({ [kind]: [one, { type: 'null' }, { const: 'nenhum destes' }] })),
  ),
}));

/** Schemas de ferramenta ao acaso, que têm ao menos um valor válido. */
export const toolSchemas: fc.Arbitrary<Json> = fc
  .record({
    names: fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 5 }),
    parts: fc.array(schema, { minLength: 5, maxLength: 5 }),
  })
  .map(
    ({ names, parts }): Json => ({
      type: 'object',
      properties: Object.fromEntries(names.map((name, at) => [name, parts[at]!])),
      required: names,
      $defs: {
        d: {
          type: 'object',
          properties: { nome: { type: 'string' }, filho: { $ref: '#/$defs/d' } },
          required: ['nome'],
        },
      },
    }),
  );

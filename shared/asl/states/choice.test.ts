import { describe, expect, it } from 'vitest';
import { compile, type Json, type JsonObject, startExecution } from '../index.ts';
import { compileStringMatches } from './choice/string-matches.ts';
import { parseTimestamp } from './iso-timestamp.ts';

async function chosen(rule: JsonObject, input: Json): Promise<Json> {
  const definition = {
    StartAt: 'Escolhe',
    States: {
      Escolhe: { Type: 'Choice', Choices: [{ ...rule, Next: 'Sim' }], Default: 'Nao' },
      Sim: { Type: 'Pass', Result: true, End: true },
      Nao: { Type: 'Pass', Result: false, End: true },
    },
  };
  const result = await startExecution(compile(definition), { input, tasks: () => null }).result;
  return result.status === 'SUCCEEDED' ? result.output : (result.cause ?? null);
}

const early = '2024-01-01T00:00:00Z';
const later = '2024-01-01T00:00:00-03:00';

describe('dado um operador de Choice, quando comparado com a entrada, então vale o que a AWS diz', () => {
  it.each<[JsonObject, Json, boolean]>([
    [{ StringEquals: 'a' }, 'a', true],
    [{ StringLessThan: 'b' }, 'a', true],
    [{ StringGreaterThanEquals: 'b' }, 'a', false],
    [{ StringMatches: 'pedido-*.json' }, 'pedido-7.json', true],
    [{ NumericEquals: 1 }, 1.0, true],
    [{ NumericEquals: 1 }, '1', false],
    [{ NumericLessThanEquals: 2 }, 2, true],
    [{ BooleanEquals: false }, false, true],
    [{ BooleanEquals: false }, null, false],
    [{ TimestampLessThan: later }, early, true],
    [{ TimestampEquals: early }, '2023-12-31T21:00:00-03:00', true],
    [{ TimestampEquals: early }, 'ontem', false],
    [{ IsNull: true }, null, true],
    [{ IsNumeric: true }, '3', false],
    [{ IsTimestamp: true }, early, true],
    [{ IsString: false }, 3, true],
    [{ IsPresent: true }, null, true],
  ])('%j com %j', async (comparison, value, expected) => {
    expect(await chosen({ Variable: '$.v', ...comparison }, { v: value })).toBe(expected);
  });

  it('And, Or e Not se combinam', async () => {
    const rule: JsonObject = {
      And: [
        {
          Or: [
            { Variable: '$.a', NumericEquals: 1 },
            { Variable: '$.a', NumericEquals: 2 },
          ],
        },
        { Not: { Variable: '$.b', IsPresent: true } },
      ],
    };
    expect(await chosen(rule, { a: 2 })).toBe(true);
    expect(await chosen(rule, { a: 2, b: 0 })).toBe(false);
  });

  it('a variante Path compara com outro lugar da entrada', async () => {
    const rule = { Variable: '$.a', NumericGreaterThanPath: '$.b' };
    expect(await chosen(rule, { a: 2, b: 1 })).toBe(true);
  });
});

it('dado um caminho que não leva a nada, então a execução falha mesmo havendo Default', async () => {
  expect(await chosen({ Variable: '$.v', NumericEquals: 1 }, {})).toBe(
    "An error occurred while executing the state 'Escolhe' (entered at the event id #2). Invalid path '$.v': The choice state's condition path references an invalid value.",
  );
});

describe('dado um padrão de StringMatches', () => {
  it.each([
    ['*', '', true],
    ['a*b*c', 'a-b-b-c', true],
    ['a*b', 'ab-', false],
    ['a\\*b', 'a*b', true],
    ['a\\*b', 'axb', false],
    ['ab*ab', 'ab', false],
    ['**', 'x', true],
  ])('%s com %s dá %s', (pattern, text, expected) => {
    expect(compileStringMatches(pattern)(text)).toBe(expected);
  });

  it('um padrão que explodiria em outro motor leva tempo linear', () => {
    const start = performance.now();
    expect(compileStringMatches(`${'a*'.repeat(1000)}b`)('a'.repeat(100_000))).toBe(false);
    expect(performance.now() - start).toBeLessThan(500);
  });
});

describe('dado um texto de instante', () => {
  it.each([
    ['2024-02-29T12:00:00Z', Date.UTC(2024, 1, 29, 12)],
    ['2024-01-01T00:00:00.250+01:00', Date.UTC(2023, 11, 31, 23, 0, 0, 250)],
    ['2024-01-01T00:00Z', Date.UTC(2024, 0, 1)],
    ['2023-02-29T12:00:00Z', undefined],
    ['2024-01-01T24:00:00Z', undefined],
    ['2024-01-01T00:00:00', undefined],
    ['2024-01-01', undefined],
  ])('%s é lido como a AWS o lê', (text, expected) => {
    expect(parseTimestamp(text)).toBe(expected);
  });
});

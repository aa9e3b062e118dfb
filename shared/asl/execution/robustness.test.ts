import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  compile,
  InvalidDefinition,
  type Json,
  type JsonObject,
  startExecution,
  TaskError,
  type TaskRequest,
  VirtualClock,
} from '../index.ts';
import { randomMachine } from '../testing/random-machine.ts';

const CASES = Number(process.env.CASES ?? 300);
const SEED = Number(process.env.SEED ?? 20_261_122);

const rejections: unknown[] = [];
const note = (error: unknown) => void rejections.push(error);

beforeAll(() => process.on('unhandledRejection', note));
afterAll(() => {
  process.off('unhandledRejection', note);
});

/** Textos que costumam ferir: protótipos, caminhos, expressões e padrões que explodem. */
const spice = fc.constantFrom<Json>(
  '__proto__',
  'constructor',
  '$',
  '$$',
  '$..*',
  '$[?(@.a>1)]',
  "States.Format('{}', $)",
  '{% $states.input %}',
  '{% ($f := function($n) { $f($n + 1) }; $f(0)) %}',
  '{% $match("aaaaaaaaaaaaaaaaaaaaaaaaaaaa!", /(a+)+$/) %}',
  `${'a*'.repeat(200)}b`,
  'x'.repeat(300_000),
  -1,
  1e308,
  null,
);

const anyJson: fc.Arbitrary<Json> = fc.oneof(
  spice,
  fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>,
  fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.parse(`{"__proto__":${JSON.stringify(value)}}`) as Json),
);

/** Troca, ou tira, um pedaço qualquer da definição. */
function mutate(definition: JsonObject, position: number, value: Json, isRemoved: boolean): Json {
  const copy = JSON.parse(JSON.stringify(definition)) as JsonObject;
  const places: [JsonObject | Json[], string][] = [];
  const visit = (node: Json): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const key of Object.keys(node)) {
      places.push([node as JsonObject, key]);
      visit((node as JsonObject)[key] as Json);
    }
  };
  visit(copy);
  const [parent, key] = places[position % places.length] as [JsonObject, string];
  if (isRemoved) delete parent[key];
  else parent[key] = value;
  return copy;
}

const mutated = fc
  .tuple(randomMachine, fc.nat(), anyJson, fc.boolean())
  .map(([definition, position, value, isRemoved]) => mutate(definition, position, value, isRemoved));

async function outcomeOf(definition: Json, input: Json): Promise<string> {
  const clock = new VirtualClock();
  const tasks = async ({ attempt, arguments: given }: TaskRequest): Promise<Json> => {
    await clock.sleep(10);
    if (attempt === 0) throw new TaskError('Sorteado');
    return given;
  };
  try {
    const result = await startExecution(compile(definition), { input, tasks, clock, seed: 1 }).result;
    return result.status;
  } catch (error) {
    if (error instanceof InvalidDefinition) return 'INVALID';
    throw error;
  }
}

it(`dadas definições e entradas ao acaso, válidas ou não, então tudo acaba em um resultado ou em um erro com nome (${CASES} casos, semente ${SEED})`, async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.oneof(randomMachine, mutated, anyJson), anyJson, async (definition, input) => {
      seen.add(await outcomeOf(definition, input));
      expect(Object.keys(Object.prototype)).toEqual([]);
      expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    }),
    { numRuns: CASES, seed: SEED },
  );
  expect([...seen].sort()).toEqual(expect.arrayContaining(['FAILED', 'INVALID', 'SUCCEEDED']));
  expect(rejections).toEqual([]);
}, 120_000);

it('dada uma volta sem fim, então a execução Standard acaba no evento 25.000', async () => {
  const definition = {
    StartAt: 'A',
    States: {
      A: { Type: 'Pass', Next: 'B' },
      B: { Type: 'Choice', Choices: [{ Variable: '$', IsPresent: true, Next: 'A' }], Default: 'C' },
      C: { Type: 'Succeed' },
    },
  };
  const execution = startExecution(compile(definition), { tasks: () => null });
  expect(await execution.result).toEqual({
    status: 'FAILED',
    error: 'States.Runtime',
    cause: 'The execution reached the maximum number of history events (25000).',
  });
  expect(execution.history).toHaveLength(25_000);
});

it('dado um valor com `__proto__`, quando passa por toda a máquina, então nada muda no protótipo', async () => {
  const input = JSON.parse('{"__proto__":{"polluted":true},"a":{"__proto__":{"polluted":true}}}') as Json;
  const definition = {
    StartAt: 'A',
    States: {
      A: { Type: 'Pass', Parameters: { '__proto__.$': '$', 'b.$': '$.a' }, ResultPath: '$.r', Next: 'B' },
      B: {
        Type: 'Pass',
        QueryLanguage: 'JSONata',
        Output: '{% $merge([$states.input, {"c": 1}]) %}',
        End: true,
      },
    },
  };
  const result = await startExecution(compile(definition), { input, tasks: () => null }).result;
  expect(result.status).toBe('SUCCEEDED');
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../execution/virtual-clock.ts';
import type { Json, JsonObject } from '../json/index.ts';
import { TestStateError, type TestStateInput, testState } from './index.ts';

const RUNS = 300;
const ROLE = 'arn:aws:iam::111111111111:role/papel';
const lambda = {
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Parameters: { FunctionName: 'f', 'Payload.$': '$.pedido' },
  End: true,
};

function test(state: JsonObject, input: Omit<TestStateInput, 'definition'> = {}) {
  return testState(
    { definition: JSON.stringify(state), roleArn: ROLE, ...input },
    { tasks: ({ arguments: sent }) => ({ Payload: sent }), clock: new VirtualClock(), seed: 1 },
  );
}

describe('dado um estado', () => {
  it('quando é testado sem simulação, então a tarefa é chamada e se vê cada passo', async () => {
    const state = {
      ...lambda,
      ResultSelector: { 'r.$': '$.Payload.Payload' },
      ResultPath: '$.eco',
      Next: 'Depois',
    };
    const { End: _end, ...definition } = state;
    const response = await test(definition, { input: '{"pedido": 7}', inspectionLevel: 'DEBUG' });
    expect(response).toEqual({
      status: 'SUCCEEDED',
      output: '{"pedido":7,"eco":{"r":7}}',
      nextState: 'Depois',
      inspectionData: {
        input: '{"pedido": 7}',
        afterInputPath: '{"pedido": 7}',
        afterParameters: '{"FunctionName":"f","Payload":7}',
        result: '{"Payload":{"FunctionName":"f","Payload":7}}',
        afterResultSelector: '{"r":7}',
        afterResultPath: '{"pedido":7,"eco":{"r":7}}',
      },
    });
  });

  it('quando o resultado simulado sai sem mudar, então sai com o texto que veio', async () => {
    const mock = { result: '{ "Payload": 0.0 }' };
    expect(await test(lambda, { input: '{"pedido":1}', mock })).toEqual({
      status: 'SUCCEEDED',
      output: mock.result,
    });
  });

  it('quando é um Choice, então diz para onde iria, mesmo que seja para si mesmo', async () => {
    const choice = {
      Type: 'Choice',
      Choices: [{ Variable: '$.n', NumericGreaterThan: 1, Next: 'StateName' }],
      Default: 'Fim',
    };
    expect((await test(choice, { input: '{"n":2}' })).nextState).toBe('StateName');
    expect((await test(choice, { input: '{"n":0}' })).nextState).toBe('Fim');
  });

  it('quando recebe variáveis e atribui outras, então a inspeção mostra todas', async () => {
    const pass = { Type: 'Pass', Assign: { 'b.$': '$a' }, End: true };
    const response = await test(pass, { variables: '{"a":1}', inspectionLevel: 'DEBUG' });
    expect(response.inspectionData?.variables).toBe('{"a":1,"b":1}');
  });

  it('quando uma expressão falha, então a causa vem sem o nome do estado', async () => {
    const pass = { Type: 'Pass', QueryLanguage: 'JSONata', Output: '{% $nada %}', End: true };
    expect(await test(pass)).toEqual({
      status: 'FAILED',
      error: 'States.QueryEvaluationError',
      cause: "The JSONata expression '$nada' specified for the field 'Output' returned nothing (undefined).",
    });
  });

  it('quando está dentro de um ramo, então é achado pelo nome', async () => {
    const inner = { StartAt: 'Dentro', States: { Dentro: { Type: 'Pass', Result: 1, End: true } } };
    const machine = { StartAt: 'P', States: { P: { Type: 'Parallel', Branches: [inner], End: true } } };
    expect(await test(machine, { stateName: 'Dentro' })).toEqual({ status: 'SUCCEEDED', output: '1' });
  });
});

describe('dado um Map simulado', () => {
  const map = {
    Type: 'Map',
    ItemsPath: '$.itens',
    ItemSelector: { 'i.$': '$$.Map.Item.Index', 'v.$': '$$.Map.Item.Value', 'n.$': '$.nome' },
    ItemProcessor: {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      StartAt: 'I',
      States: { I: { Type: 'Succeed' } },
    },
    ToleratedFailurePercentage: 50,
    End: true,
  };
  const request = {
    input: '{"nome":"x","itens":[7,8]}',
    mock: { result: '[0, 1]' },
    inspectionLevel: 'DEBUG' as const,
  };

  it('quando tem ItemSelector, então se vê a entrada de cada iteração', async () => {
    const { inspectionData } = await test(map, request);
    expect(inspectionData?.afterItemsPath).toBe('[7,8]');
    expect(JSON.parse(inspectionData?.afterItemSelector ?? '')).toEqual([
      { i: 0, v: 7, n: 'x' },
      { i: 1, v: 8, n: 'x' },
    ]);
  });

  it.each([
    [1, 'SUCCEEDED'],
    [2, 'FAILED'],
  ])(
    'quando %i de duas iterações falham e metade se tolera, então é %s',
    async (mapIterationFailureCount, status) => {
      const response = await test(map, { ...request, stateConfiguration: { mapIterationFailureCount } });
      expect(response.status).toBe(status);
    },
  );
});

describe('dado um erro simulado', () => {
  const state = {
    ...lambda,
    Retry: [{ ErrorEquals: ['A'], IntervalSeconds: 2, MaxAttempts: 2, BackoffRate: 3 }],
    Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.erro', Next: 'Trata' }],
  };
  const mock = { errorOutput: { error: 'A', cause: 'causa' } };
  const input = '{"pedido":1}';

  it('quando ainda há tentativas, então é RETRIABLE e diz quanto esperaria', async () => {
    const response = await test(state, {
      input,
      mock,
      inspectionLevel: 'DEBUG',
      stateConfiguration: { retrierRetryCount: 1 },
    });
    expect(response).toMatchObject({ status: 'RETRIABLE', error: 'A', cause: 'causa' });
    expect(response.inspectionData?.errorDetails).toEqual({ retryIndex: 0, retryBackoffIntervalSeconds: 6 });
  });

  it('quando as tentativas acabaram, então vai para o Catch', async () => {
    const response = await test(state, { input, mock, stateConfiguration: { retrierRetryCount: 2 } });
    expect(response).toEqual({
      status: 'CAUGHT_ERROR',
      error: 'A',
      cause: 'causa',
      output: '{"pedido":1,"erro":{"Error":"A","Cause":"causa"}}',
      nextState: 'Trata',
    });
  });
});

describe('dado um pedido que a AWS recusa', () => {
  const map = { Type: 'Map', End: true, ItemProcessor: { StartAt: 'I', States: { I: { Type: 'Succeed' } } } };
  const putEvents = {
    Type: 'Task',
    Resource: 'arn:aws:states:::events:putEvents',
    Parameters: { Entries: [] },
    End: true,
  };
  const converse = {
    ...lambda,
    Resource: 'arn:aws:states:::aws-sdk:bedrockruntime:converse',
    Parameters: {},
  };

  it.each<[string, JsonObject, string]>([
    [
      'um Map sem simulação',
      map,
      'TestState API does not support Map or Parallel states. Supported state types include: [Task, Wait, Pass, Succeed, Fail, Choice]',
    ],
    [
      'um estado que não se cria',
      { Type: 'Pass' },
      "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: This object should have only one of the following fields: [Next, End] at /States/StateName'",
    ],
  ])('quando há %s, então a definição é recusada', async (_case, state, message) => {
    await expect(test(state)).rejects.toThrow(new TestStateError('InvalidDefinition', message));
  });

  it.each<[string, JsonObject, Omit<TestStateInput, 'definition'>, string]>([
    [
      'um Pass com simulação',
      { Type: 'Pass', End: true },
      { mock: { result: '1' } },
      "State type 'Pass' is not supported when a mock is specified",
    ],
    [
      'um Task sem papel',
      lambda,
      { roleArn: undefined },
      'RoleArn must be specified when testing a Task state',
    ],
    ['um resultado que não é JSON', lambda, { mock: { result: '{' } }, 'Mocked result must be valid JSON'],
    [
      'resultado e erro juntos',
      lambda,
      { mock: { result: '1', errorOutput: {} } },
      'A test mock should have only one of the following fields: [result, errorOutput].',
    ],
    [
      'um campo do tipo errado',
      putEvents,
      { mock: { result: '{"FailedEntryCount": "1"}' } },
      "Mock result schema validation error: Field 'FailedEntryCount' must be a number",
    ],
    [
      'um campo dentro de uma lista',
      putEvents,
      { mock: { result: '{"Entries": [{"EventId": 1}]}' } },
      "Mock result schema validation error: Field 'EventId' must be a string",
    ],
    [
      'um campo que falta',
      converse,
      { mock: { result: '{"Output": {}}' } },
      "Mock result schema validation error: Required field 'StopReason' is missing",
    ],
  ])('quando há %s, então a recusa é a dela', async (_case, state, input, message) => {
    await expect(test(state, input)).rejects.toThrow(new TestStateError('ValidationException', message));
  });

  it('quando o modo é PRESENT ou NONE, então exige menos', async () => {
    const input = '{"pedido":1}';
    expect(
      (await test(converse, { input, mock: { result: '{}', fieldValidationMode: 'PRESENT' } })).status,
    ).toBe('SUCCEEDED');
    const wrong = { result: '{"FailedEntryCount":"1"}', fieldValidationMode: 'NONE' as const };
    expect((await test(putEvents, { mock: wrong })).status).toBe('SUCCEEDED');
  });
});

describe('dado um estado e uma entrada quaisquer', () => {
  const path = fc.constantFrom('$', '$.a', '$.a.b', '$..a', '$$', '$v', '$.a[?(@.b)]', "$['__proto__']");
  const pattern = fc
    .array(fc.constantFrom('*', '\\', 'a', '\\*', 'aaaaaaaaaaaaaaaa'), { maxLength: 40 })
    .map((parts) => parts.join(''));
  const choice = fc.record({ Variable: path, StringMatches: pattern, Next: fc.constant('B') });
  const expression = fc.constantFrom(
    '{% $states.input %}',
    '{% $v + 1 %}',
    '{% $match("aaaaaaaaaaaaaaaaaaaaaaaa!", /(a*)*b/) %}',
    '{% $states.context %}',
  );
  const state = fc.oneof(
    fc.record({
      Type: fc.constant('Choice'),
      Choices: fc.array(choice, { minLength: 1, maxLength: 3 }),
      Default: fc.constant('C'),
    }),
    fc.record({
      Type: fc.constant('Pass'),
      InputPath: path,
      Parameters: fc.dictionary(fc.constantFrom('a.$', 'b.$', 'c'), path),
      ResultPath: path,
      OutputPath: path,
      End: fc.constant(true),
    }),
    fc.record({
      Type: fc.constant('Pass'),
      QueryLanguage: fc.constant('JSONata'),
      Output: expression,
      Assign: fc.dictionary(fc.constantFrom('x', 'y'), expression),
      End: fc.constant(true),
    }),
    fc.record({ Type: fc.constant('Wait'), SecondsPath: path, Next: fc.constant('B') }),
    fc.record({ Type: fc.constant('Fail'), ErrorPath: path, CausePath: path }),
  );
  const value = fc.oneof(
    fc.jsonValue(),
    fc.record({ a: fc.oneof(fc.jsonValue(), fc.constant('a'.repeat(5000)), fc.constant({ b: 1 })) }),
  );

  it(`quando o estado é testado (${RUNS} casos), então há uma resposta ou uma recusa com nome, e logo`, async () => {
    await fc.assert(
      fc.asyncProperty(state, value, async (definition, input) => {
        const started = performance.now();
        try {
          const response = await test(definition as Json as JsonObject, {
            input: JSON.stringify(input),
            variables: '{"v":1}',
          });
          expect(['SUCCEEDED', 'FAILED']).toContain(response.status);
        } catch (error) {
          expect(error).toBeInstanceOf(TestStateError);
        }
        expect(performance.now() - started).toBeLessThan(2000);
        expect(Object.keys(Object.prototype)).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });
});

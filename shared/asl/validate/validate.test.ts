import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../json/index.ts';
import { validate } from './index.ts';

const RUNS = 500;

/** A máquina de um estado só, que termina nele. */
function machineOf(state: JsonObject, rest: JsonObject = {}): JsonObject {
  return { StartAt: 'E', States: { E: state }, ...rest };
}

const jsonata = (state: JsonObject) => machineOf(state, { QueryLanguage: 'JSONata' });

/** Os achados como `CreateStateMachine` os escreve. */
function findings(definition: string | Json, options = {}): string[] {
  return validate(definition, options).map(
    ({ code, message, location }) => `${code}: ${message} at ${location ?? null}`,
  );
}

const schema = (message: string, at: string) => `SCHEMA_VALIDATION_FAILED: ${message} at ${at}`;

describe('dado o texto de uma definição', () => {
  it.each([
    [' ', ['SCHEMA_VALIDATION_FAILED: Definition must be a valid JSON object at null']],
    ['[]', ['SCHEMA_VALIDATION_FAILED: Definition must be a valid JSON object at null']],
    ['{}', [schema('These fields are required: [States, StartAt]', '/')]],
  ])('quando ele é %j, então não há máquina', (text, expected) => {
    expect(findings(text)).toEqual(expected);
  });

  it('quando ele não é JSON, então o achado traz a posição', () => {
    expect(validate('{"a" 1}')).toEqual([
      {
        severity: 'ERROR',
        code: 'INVALID_JSON_DESCRIPTION',
        message:
          'Unexpected character (\'1\' (code 49)): was expecting a colon to separate field name and value\n at [Source: (String)"{"a" 1}"; line: 1, column: 6]',
        location: '[Source: (String)"{"a" 1}"; line: 1, column: 6]',
      },
    ]);
  });
});

describe('dadas as transições', () => {
  const pass = (next: string) => ({ Type: 'Pass', Next: next });
  const end = { Type: 'Pass', End: true };

  it.each<[string, JsonObject, string[]]>([
    [
      'um laço',
      { A: pass('B'), B: pass('A') },
      ['MISSING_END_STATE: Workflow has no terminal state at null'],
    ],
    [
      'um laço e um estado solto',
      { A: pass('A'), B: pass('A') },
      ['MISSING_END_STATE: Workflow has no terminal state at null'],
    ],
    [
      'um laço e um fim solto',
      { A: pass('A'), C: end },
      ['MISSING_TRANSITION_TARGET: State "C" is not reachable. at /States/C'],
    ],
    [
      'um destino que não existe',
      { A: pass('X') },
      [
        "MISSING_TRANSITION_TARGET: Missing 'Next' target: X at /States/A/Next",
        'MISSING_END_STATE: Workflow has no terminal state at null',
      ],
    ],
    [
      'um Catch para o que não existe',
      {
        A: {
          Type: 'Task',
          Resource: 'arn:aws:lambda:us-east-1:1:function:f',
          End: true,
          Catch: [{ ErrorEquals: ['States.ALL'], Next: 'X' }],
        },
      },
      ["MISSING_TRANSITION_TARGET: Missing 'Next' target: X at /States/A/Catch[0]/Next"],
    ],
  ])('quando há %s, então o achado é o da AWS', (_case, states, expected) => {
    expect(findings({ StartAt: 'A', States: states })).toEqual(expected);
  });
});

describe('dado um estado', () => {
  const lambda = 'arn:aws:states:::lambda:invoke';
  const task = { Type: 'Task', Resource: lambda, Parameters: { FunctionName: 'f' }, End: true };

  it.each<[JsonObject, string[]]>([
    [{ Type: 'Pass', End: true, Catch: [] }, [schema("Field 'Catch' is not supported", '/States/E')]],
    [
      { Type: 'Map', End: true, TimeoutSeconds: 1, Iterator: machineOf({ Type: 'Succeed' }) },
      [
        schema("Field 'TimeoutSeconds' is not supported", '/States/E'),
        'DUPLICATE_STATE_NAME: Duplicate State name: E at /States/E/Iterator/States/E',
      ],
    ],
    [
      { Type: 'Pass', End: true, Output: 1 },
      [
        schema(
          "The QueryLanguage is set to 'JSONPath', but field 'Output' is only supported for the 'JSONata' QueryLanguage",
          '/States/E',
        ),
      ],
    ],
    [
      { Type: 'Pass', End: true, InputPath: 'x' },
      [schema('Value must be a valid JSONPath.', '/States/E/InputPath')],
    ],
    [
      { Type: 'Pass', End: true, ResultPath: '$$.x' },
      [
        schema(
          'Value is not a Reference Path: Reference path may not use the context object or a variable',
          '/States/E/ResultPath',
        ),
      ],
    ],
    [
      { Type: 'Pass', End: true, Parameters: { a: { 'b.$': 'x' } } },
      [
        schema(
          "The value for the field 'b.$' must be a valid JSONPath or a valid intrinsic function call",
          '/States/E/Parameters/a',
        ),
      ],
    ],
    [
      { Type: 'Pass', End: true, Assign: { states: 1, 'a-b': 1, 'ok.$': '$' } },
      [
        "RESERVED_VARIABLE_NAME: Cannot assign to reserved variable '$states'. at /States/E/Assign/states",
        "INVALID_VARIABLE_NAME: Invalid variable name 'a-b': the variable name contains invalid characters. at /States/E/Assign/a-b",
      ],
    ],
    [{ ...task, Resource: 'f' }, [schema('Value is not a valid resource ARN', '/States/E/Resource')]],
    [
      { ...task, Resource: `${lambda}.sync` },
      [
        schema(
          `The resource provided ${lambda}.sync is not recognized. The value is not a valid resource ARN, or the resource is not available in this region.`,
          '/States/E/Resource',
        ),
      ],
    ],
    [
      { Type: 'Task', Resource: lambda, End: true },
      [schema(`Parameters field is required for resource ARN: ${lambda}`, '/States/E')],
    ],
    [
      { ...task, Parameters: {} },
      [schema("The field 'FunctionName' is required but was missing", '/States/E/Parameters')],
    ],
    [
      { ...task, TimeoutSeconds: 0, HeartbeatSeconds: '1' },
      [
        schema('Minimum value is 1', '/States/E/TimeoutSeconds'),
        schema('Expected value of type Integer', '/States/E/HeartbeatSeconds'),
      ],
    ],
    [
      { ...task, Retry: [{ ErrorEquals: [], BackoffRate: 0.5, JitterStrategy: 'HALF' }] },
      [
        schema('Value cannot be empty', '/States/E/Retry[0]/ErrorEquals'),
        schema('Minimum value is 1', '/States/E/Retry[0]/BackoffRate'),
        schema('Value should be one of the following: [NONE, FULL]', '/States/E/Retry[0]/JitterStrategy'),
      ],
    ],
    [
      { ...task, Credentials: {} },
      [schema("The field 'RoleArn' is required but was missing", '/States/E/Credentials')],
    ],
    [
      { ...task, Next: 'E' },
      [schema('There should only be one of the following fields: [Next, End]', '/States/E')],
    ],
    [
      { Type: 'Fail', Error: 'a', ErrorPath: '$.b' },
      [schema('There should only be one of the following fields: [Error, ErrorPath]', '/States/E')],
    ],
  ])('quando ele é %j, então cada falha é apontada', (state, expected) => {
    expect(findings(machineOf(state))).toEqual(expected);
  });

  it.each<[JsonObject, string[]]>([
    [
      { Type: 'Pass', End: true, Output: '{% $states.result %}' },
      ["UNSUPPORTED_JSONATA_EXPRESSION: Field '$states.result' does not exist. at /States/E/Output"],
    ],
    [
      { Type: 'Pass', End: true, Output: { v: '{% phone & $ & $$.x %}' } },
      [
        "UNSUPPORTED_JSONATA_EXPRESSION: Reference to 'phone' at the top level is not supported. at /States/E/Output/v",
        "UNSUPPORTED_JSONATA_EXPRESSION: Reference to '$' at the top level is not supported. at /States/E/Output/v",
        "UNSUPPORTED_JSONATA_EXPRESSION: Reference to '$$' at the top level is not supported. at /States/E/Output/v",
      ],
    ],
    [{ Type: 'Pass', End: true, Output: '{% $states.input.a[$ > b].c^(d){e: $.f} %}' }, []],
    [
      { Type: 'Pass', End: true, Output: '{% 1 + %}' },
      ['INVALID_JSONATA_EXPRESSION: Unexpected end of expression at /States/E/Output'],
    ],
    [
      { Type: 'Pass', End: true, Output: '{% 1' },
      [schema('JSONata string must start with {% and end with %}', '/States/E/Output')],
    ],
    [{ Type: 'Pass', End: true, Comment: '{% 1', Output: ' {% 1 %} ' }, []],
    [
      { Type: 'Pass', End: true, Parameters: {} },
      [
        schema(
          "The QueryLanguage is set to 'JSONata', but field 'Parameters' is only supported for the 'JSONPath' QueryLanguage",
          '/States/E',
        ),
      ],
    ],
    [{ Type: 'Wait', End: true, Seconds: '{% $x %}' }, []],
    [
      { Type: 'Wait', End: true, Seconds: 'x' },
      [schema('Expected value of type Integer', '/States/E/Seconds')],
    ],
    [
      {
        Type: 'Task',
        Resource: lambda,
        Arguments: { FunctionName: 'f' },
        Output: '{% $states.result %}',
        End: true,
      },
      [],
    ],
  ])('quando ele é JSONata e é %j, então as expressões são lidas', (state, expected) => {
    expect(findings(jsonata(state))).toEqual(expected);
  });

  it('quando a máquina é EXPRESS, então o que espera resposta é recusado', () => {
    const state = { ...task, Resource: 'arn:aws:states:us-east-1:1:activity:a', Parameters: {} };
    expect(findings(machineOf(state), { type: 'EXPRESS' })).toEqual([
      schema('Express state machine does not support Activity ARN', '/States/E/Resource'),
    ]);
  });

  it('quando um caminho está num campo sem .$, então é só um aviso', () => {
    const state = { Type: 'Pass', End: true, Parameters: { a: '$.b' } };
    expect(validate(machineOf(state))).toEqual([]);
    expect(validate(machineOf(state), { severity: 'WARNING' })).toEqual([
      {
        severity: 'WARNING',
        code: 'NO_DOLLAR',
        message: 'No .$ on a field that appears to be a JSONPath or Intrinsic Function.',
        location: '/States/E/Parameters/a',
      },
    ]);
  });
});

describe('dada uma definição hostil', () => {
  it('quando há estados dentro de estados até o limite do JSON, então há resposta', () => {
    let machine: JsonObject = machineOf({ Type: 'Succeed' });
    for (let i = 0; i < 2000; i++) machine = machineOf({ Type: 'Parallel', End: true, Branches: [machine] });
    expect(validate(machine)).not.toEqual([]);
  });

  it('quando ela é um objeto com ciclos, então não é JSON', () => {
    const machine: JsonObject = {};
    machine.States = machine;
    expect(findings(machine)).toEqual([
      'SCHEMA_VALIDATION_FAILED: Definition must be a valid JSON object at null',
    ]);
  });

  const field = fc.constantFrom(
    'Type',
    'Next',
    'End',
    'StartAt',
    'States',
    'Choices',
    'Variable',
    'And',
    'Not',
    'Catch',
    'Retry',
    'ErrorEquals',
    'Branches',
    'ItemProcessor',
    'Iterator',
    'ProcessorConfig',
    'Mode',
    'Parameters',
    'a.$',
    'Assign',
    'Output',
    'ResultPath',
    'Resource',
    'QueryLanguage',
    'ItemReader',
    'ReaderConfig',
    '__proto__',
    'constructor',
  );
  const leaf = fc.constantFrom<Json>(
    'Pass',
    'Task',
    'Choice',
    'Map',
    'Parallel',
    'Fail',
    'A',
    '$',
    '$.a',
    '{% $states.result %}',
    '{% a',
    'JSONata',
    'DISTRIBUTED',
    'States.Array(',
    '$[?(',
    true,
    null,
    0,
    -1,
    1.5,
  );
  const { value } = fc.letrec<{ value: Json }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 6, depthSize: 'large' },
      leaf,
      fc.array(tie('value'), { maxLength: 3 }),
      fc.array(fc.tuple(field, tie('value')), { maxLength: 6 }).map((members) => {
        // `Object.fromEntries` faz de __proto__ um campo como os outros.
        return Object.fromEntries(members) as Json;
      }),
    ),
  }));

  it(`quando ela é qualquer (${RUNS} casos), então há achados ou nenhum, e nada é poluído`, () => {
    fc.assert(
      fc.property(value, fc.boolean(), (state, isJsonata) => {
        const machine = {
          StartAt: 'A',
          States: { A: state },
          ...(isJsonata && { QueryLanguage: 'JSONata' }),
        };
        expect(Array.isArray(validate(machine as Json, { severity: 'WARNING' }))).toBe(true);
        expect(Array.isArray(validate(state))).toBe(true);
        expect(Object.keys(Object.prototype)).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });
});

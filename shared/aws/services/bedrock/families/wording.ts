import { AwsError } from '../../../errors.ts';
import { type Fault, faultsOf, type Problem, type Schema } from './schema.ts';

// O Bedrock confere os corpos com dois validadores, cada um com as suas palavras: o de quase todas as famílias,
// que lista tudo o que achou, e o dos modelos Claude 4 em diante, que para no primeiro problema.

const schemaNames = {
  string: 'String',
  number: 'Number',
  integer: 'Integer',
  boolean: 'Boolean',
  array: 'JSONArray',
  object: 'JSONObject',
} as const;

function foundName(value: unknown): string {
  if (value === null) return 'Null';
  if (Array.isArray(value)) return 'JSONArray';
  if (typeof value === 'object') return 'JSONObject';
  if (typeof value === 'number') return Number.isInteger(value) ? 'Integer' : 'BigDecimal';
  return typeof value === 'boolean' ? 'Boolean' : 'String';
}

function schemaText(problem: Problem): string {
  switch (problem.kind) {
    case 'missing':
      return `required key [${problem.name}] not found`;
    case 'extraneous':
      return `extraneous key [${problem.name}] is not permitted`;
    case 'type':
      return `expected type: ${schemaNames[problem.expected]}, found: ${foundName(problem.value)}`;
    case 'min':
      return `${problem.value} is not greater or equal to ${problem.limit}`;
    case 'max':
      return `${problem.value} is not less or equal to ${problem.limit}`;
    case 'minLength':
      return `expected minLength: ${problem.limit}, actual: ${problem.actual}`;
    case 'minItems':
      return `expected minimum item count: ${problem.limit}, found: ${problem.actual}`;
    case 'enum':
      return `${problem.value} is not a valid enum value`;
    case 'either':
      return `no subschema matched out of the total ${problem.options} subschemas`;
  }
}

const inputNames = {
  string: 'string',
  number: 'number',
  integer: 'integer',
  boolean: 'boolean',
  array: 'list',
  object: 'dictionary',
} as const;

function inputText(problem: Problem): string {
  switch (problem.kind) {
    case 'missing':
      return 'Field required';
    case 'extraneous':
      return 'Extra inputs are not permitted';
    case 'type':
      return `Input should be a valid ${inputNames[problem.expected]}`;
    case 'min':
      return `Input should be greater than or equal to ${problem.limit}`;
    case 'max':
      return `Input should be less than or equal to ${problem.limit}`;
    case 'minLength':
      return `String should have at least ${problem.limit} character`;
    case 'minItems':
      return `List should have at least ${problem.limit} item after validation, not ${problem.actual}`;
    case 'enum':
      return `Input should be ${problem.values.map((value) => `'${value}'`).join(' or ')}`;
    case 'either':
      return 'Input should be a valid list';
  }
}

/** A recusa de um corpo que o modelo não entende. */
export function malformed(detail: string): AwsError {
  return new AwsError(
    'ValidationException',
    `Malformed input request: ${detail}, please reformat your input and try again.`,
  );
}

/**
 * Confere um corpo com o validador que lista tudo.
 * @param prefix o que vem antes da lista
 * @throws `AwsError` `Malformed input request: #: required key [messages] not found...`
 */
export function checkBody(body: unknown, schema: Schema, prefix = ''): void {
  const faults = faultsOf(body, schema);
  if (faults.length === 0) return;
  const texts = faults.map(({ path, problem }) => `${['#', ...path].join('/')}: ${schemaText(problem)}`);
  throw malformed(prefix + texts.join(''));
}

function placeOf({ path, problem }: Fault): string {
  return [...path, ...('name' in problem ? [problem.name] : [])].join('.');
}

/** Confere um corpo com o validador que para no primeiro problema. @throws `AwsError` `max_tokens: Field required` */
export function checkInput(body: unknown, schema: Schema): void {
  const [fault] = faultsOf(body, schema);
  if (fault) throw new AwsError('ValidationException', `${placeOf(fault)}: ${inputText(fault.problem)}`);
}

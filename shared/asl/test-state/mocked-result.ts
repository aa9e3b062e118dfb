import { isObject, type Json } from '../json/index.ts';
import { API_RESULTS, type Shape, type StructureShape } from './api-results.ts';
import { type FieldValidationMode, TestStateError } from './request.ts';

/**
 * Confere um resultado simulado com o que a ação daria. De uma ação que não está na tabela, e de um padrão
 * que espera pela resposta, nada se exige.
 * @throws TestStateError
 */
export function checkMockedResult(resource: string, result: Json, mode: FieldValidationMode): void {
  const shape = mode === 'NONE' ? undefined : shapeOf(resource);
  if (shape) check(result, shape, '', mode === 'STRICT');
}

function shapeOf(resource: string): Shape | undefined {
  const action = /^arn:[^:]*:states:::(?:aws-sdk:)?([\w-]+:\w+)$/.exec(resource)?.[1];
  return action !== undefined && Object.hasOwn(API_RESULTS, action) ? API_RESULTS[action] : undefined;
}

function check(value: Json, shape: Shape, field: string, isStrict: boolean): void {
  if (shape === 'any') return;
  if (typeof shape === 'string') checkScalar(value, shape, field);
  else if ('enum' in shape) {
    checkScalar(value, 'string', field);
    if (!shape.enum.includes(value as string)) throw invalid(`Field '${field}' is not an expected value`);
  } else if ('list' in shape) {
    if (!Array.isArray(value)) throw invalid(`Field '${field}' must be an array`);
    for (const item of value) check(item, shape.list, field, isStrict);
  } else if ('map' in shape) {
    if (!isObject(value)) throw invalid(`Field '${field}' must be an object`);
    for (const key of Object.keys(value)) check(value[key]!, shape.map, field, isStrict);
  } else checkFields(value, shape, field, isStrict);
}

function checkFields(value: Json, shape: StructureShape, field: string, isStrict: boolean): void {
  if (!isObject(value)) {
    if (field === '') throw new TestStateError('ValidationException', 'Mocked result must be a JSON object.');
    throw invalid(`Field '${field}' must be an object`);
  }
  const missing = isStrict ? shape.required?.find((name) => !Object.hasOwn(value, name)) : undefined;
  if (missing !== undefined) throw invalid(`Required field '${missing}' is missing`);
  for (const name of Object.keys(value)) {
    // Um campo que a ação não tem pode ser de uma versão mais nova dela.
    const member = Object.hasOwn(shape.fields, name) ? shape.fields[name] : undefined;
    if (member) check(value[name]!, member, name, isStrict);
  }
}

const ARTICLES = { string: 'a string', number: 'a number', boolean: 'a boolean' } as const;

function checkScalar(value: Json, type: 'string' | 'number' | 'boolean', field: string): void {
  if (typeof value !== type) throw invalid(`Field '${field}' must be ${ARTICLES[type]}`);
}

function invalid(reason: string): TestStateError {
  return new TestStateError('ValidationException', `Mock result schema validation error: ${reason}`);
}

import {
  InvalidDefinition,
  TestStateError,
  type TestStateInput,
  testState as testOneState,
} from '../../../asl/index.ts';
import { AwsError } from '../../errors.ts';
import {
  optionalBoolean,
  optionalInteger,
  optionalObject,
  optionalOneOf,
  optionalString,
  requiredString,
} from '../../input.ts';
import type { JsonObject } from '../../json.ts';
import type { Action } from '../../service.ts';
import { checkRoleArn } from './definition.ts';
import type { StepFunctions } from './step-functions.ts';

/** Bytes que um texto JSON do pedido pode ter. Fonte: modelo da API. */
const MAX_DATA = 262_144;

function mockOf(input: JsonObject): TestStateInput['mock'] {
  const given = optionalObject(input, 'mock');
  if (!given) return undefined;
  const error = optionalObject(given, 'errorOutput');
  return {
    result: optionalString(given, 'result', { max: MAX_DATA }),
    errorOutput: error && {
      error: optionalString(error, 'error', { max: 256 }),
      cause: optionalString(error, 'cause', { max: 32_768 }),
    },
    fieldValidationMode: optionalOneOf(given, 'fieldValidationMode', ['STRICT', 'PRESENT', 'NONE']),
  };
}

function configurationOf(input: JsonObject): TestStateInput['stateConfiguration'] {
  const given = optionalObject(input, 'stateConfiguration');
  if (!given) return undefined;
  return {
    retrierRetryCount: optionalInteger(given, 'retrierRetryCount', { min: 0 }),
    errorCausedByState: optionalString(given, 'errorCausedByState', { min: 1, max: 80 }),
    mapIterationFailureCount: optionalInteger(given, 'mapIterationFailureCount', { min: 0 }),
    mapItemReaderData: optionalString(given, 'mapItemReaderData', { max: MAX_DATA }),
  };
}

function testStateInput(input: JsonObject): TestStateInput {
  return {
    definition: requiredString(input, 'definition', { min: 1, max: 1_048_576 }),
    roleArn: optionalString(input, 'roleArn', { min: 1, max: 256 }),
    input: optionalString(input, 'input', { max: MAX_DATA }),
    inspectionLevel: optionalOneOf(input, 'inspectionLevel', ['INFO', 'DEBUG', 'TRACE']),
    revealSecrets: optionalBoolean(input, 'revealSecrets'),
    variables: optionalString(input, 'variables', { max: MAX_DATA }),
    stateName: optionalString(input, 'stateName', { min: 1, max: 80 }),
    context: optionalString(input, 'context', { max: MAX_DATA }),
    mock: mockOf(input),
    stateConfiguration: configurationOf(input),
  };
}

/** `TestState`: anda por um estado só. Sem `mock`, a tarefa vai ao serviço em nome de `roleArn`. */
export const testState: Action<StepFunctions> = {
  permission: () => ({ action: 'states:TestState', resource: '*' }),
  async run(input, service) {
    const request = testStateInput(input);
    if (request.roleArn !== undefined) checkRoleArn(request.roleArn);
    const { clock } = service.context;
    try {
      return await testOneState(request, {
        clock,
        tasks: service.executions.engine.tasksOf(request.roleArn ?? ''),
      });
    } catch (error) {
      if (error instanceof TestStateError) throw new AwsError(error.name, error.message);
      if (error instanceof InvalidDefinition) throw new AwsError('InvalidDefinition', error.message);
      throw error;
    }
  },
};

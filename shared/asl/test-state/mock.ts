import { isObject, type Json, JsonSyntaxError, parseJson } from '../json/index.ts';
import { parseResource } from '../states/task/resource.ts';
import { checkMockedResult } from './mocked-result.ts';
import { TestStateError, type TestStateInput } from './request.ts';
import type { Subject } from './subject.ts';

const NEEDS_MOCK =
  'TestState API does not support Map or Parallel states. Supported state types include: [Task, Wait, Pass, Succeed, Fail, Choice]';

const NEEDS_MOCKED_PATTERN =
  "TestState API does not support '.sync' or '.waitForTaskToken' integration patterns.";
const NEEDS_MOCKED_ACTIVITY = 'TestState API does not support Activity tasks.';

/** Confere se o pedido pode simular este estado, e o que ele simula. @throws TestStateError */
export function checkMock(input: TestStateInput, { state, type }: Subject): void {
  const { mock } = input;
  if (!mock) {
    if (type === 'Map' || type === 'Parallel') throw new TestStateError('InvalidDefinition', NEEDS_MOCK);
    if (type === 'Task') checkCallable(String(state.Resource));
    if (input.context !== undefined) refuse('Context can only be specified when a mock is specified.');
    if (type === 'Task' && input.roleArn === undefined)
      refuse('RoleArn must be specified when testing a Task state');
    return;
  }
  if (type !== 'Task' && type !== 'Map' && type !== 'Parallel') {
    refuse(`State type '${type}' is not supported when a mock is specified`);
  }
  if (input.revealSecrets) refuse('TestState does not support RevealSecrets when a mock is specified.');
  if (mock.result !== undefined && mock.errorOutput !== undefined) {
    refuse('A test mock should have only one of the following fields: [result, errorOutput].');
  }
  if (mock.result === undefined) return;
  const result = parseMocked(mock.result);
  if (type === 'Map') checkMapResult(result, state.ResultWriter !== undefined);
  if (type === 'Parallel' && !Array.isArray(result)) refuse('Mocked result must be an array.');
  if (type === 'Task')
    checkMockedResult(String(state.Resource), result, mock.fieldValidationMode ?? 'STRICT');
}

/** Sem simulação, só se testa a tarefa que responde na hora. A frase da AWS não é pública: esta é suposta. */
function checkCallable(arn: string): void {
  const { kind, action, hasToken } = parseResource(arn);
  if (kind === 'activity') throw new TestStateError('InvalidDefinition', NEEDS_MOCKED_ACTIVITY);
  if (hasToken || /\.sync(:2)?$/.test(action)) {
    throw new TestStateError('InvalidDefinition', NEEDS_MOCKED_PATTERN);
  }
}

function checkMapResult(result: Json, isWritten: boolean): void {
  if (isWritten && !isObject(result)) refuse('Mocked result must be a JSON object.');
  if (!isWritten && !Array.isArray(result)) refuse('Mocked result must be an array.');
}

/** O resultado simulado. @throws TestStateError se não é JSON */
export function parseMocked(text: string): Json {
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof JsonSyntaxError) return refuse('Mocked result must be valid JSON');
    throw error;
  }
}

export function refuse(message: string): never {
  throw new TestStateError('ValidationException', message);
}

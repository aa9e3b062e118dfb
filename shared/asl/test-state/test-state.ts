import type { Clock } from '../execution/clock.ts';
import { StatesError } from '../execution/states-error.ts';
import { TaskError, type TaskRequest, type TaskRunner } from '../execution/task.ts';
import { isObject, type Json, JsonSyntaxError, JsonText, parseJson, stringifyJson } from '../json/index.ts';
import { exceedsTolerance } from '../map-run/tolerance.ts';
import { handleError } from './handled-error.ts';
import { HTTP_INVOKE, httpRequest, httpResponse } from './http-exchange.ts';
import { inspect, itemCount, showVariables } from './inspect.ts';
import { checkMock, refuse } from './mock.ts';
import { type InspectionData, TestStateError, type TestStateInput, type TestStateOutput } from './request.ts';
import { prepareThread, type StateEnd, type StateScope } from './run-state.ts';
import { findSubject, type Subject } from './subject.ts';

export interface TestStateOptions {
  /** Quem executa um Task que não é simulado. */
  tasks: TaskRunner;
  /** Padrão: o relógio do sistema. */
  clock?: Clock;
  seed?: number;
  /**
   * O objeto de contexto, mesmo sem `mock`, quando o pedido não traz um: a AWS não deixa, mas quem mostra por
   * dentro uma execução que já andou conhece o dela.
   */
  context?: Json;
}

/** O que se pediu à tarefa, e o que ela respondeu. */
interface Called {
  request?: TaskRequest;
  result?: Json;
}

const OVER_TOLERANCE = new StatesError(
  'States.ExceedToleratedFailureThreshold',
  'The specified tolerated failure threshold was exceeded',
);

/**
 * A operação TestState: executa um estado só, de verdade ou com um resultado simulado, e mostra o que
 * aconteceu por dentro.
 * @throws TestStateError se o pedido ou a definição seriam recusados
 */
export async function testState(input: TestStateInput, options: TestStateOptions): Promise<TestStateOutput> {
  const subject = findSubject(input);
  checkMock(input, subject);
  const called: Called = {};
  const scope = scopeOf(input, options, called);
  const { thread, run } = prepareThread(asTask(subject), scope);
  const end = await run();
  const show = showAsGiven(input, scope.input, called.result);
  const data = await inspectAfter(
    subject,
    scope,
    called.result,
    end,
    input.stateConfiguration?.mapItemReaderData,
    show,
  );
  if (input.inspectionLevel === 'TRACE' && !input.mock) traceHttp(called, data);
  const failure = 'failure' in end ? end.failure : overTolerance(subject, input, data, called.result);
  const level = input.inspectionLevel ?? 'INFO';
  if (!failure && !('failure' in end)) {
    return {
      status: 'SUCCEEDED',
      output: show(end.output),
      ...(end.nextState !== undefined && { nextState: end.nextState }),
      ...(level !== 'INFO' && { inspectionData: data }),
    };
  }
  const error = failure as StatesError;
  const attempts = input.stateConfiguration?.retrierRetryCount ?? 0;
  const handled = await handleError(subject, thread, error, attempts);
  if (Object.keys(handled.details).length > 0) data.errorDetails = handled.details;
  return {
    status: handled.status,
    ...(error.error !== undefined && { error: error.error }),
    ...(error.causeText !== undefined && { cause: error.causeText }),
    ...(handled.output !== undefined && { output: show(handled.output) }),
    ...(handled.nextState !== undefined && { nextState: handled.nextState }),
    ...(level !== 'INFO' && { inspectionData: data }),
  };
}

/** O pedido e a resposta de uma HTTP Task. Simulada, ela não chega a pedir nada. */
function traceHttp({ request, result }: Called, data: InspectionData): void {
  if (request?.resource !== HTTP_INVOKE) return;
  data.request = httpRequest(request.arguments);
  if (result !== undefined) data.response = httpResponse(request.arguments, result);
}

/** Um Map ou um Parallel simulado é só um resultado que chega: anda como um Task. */
function asTask(subject: Subject): Subject {
  if (subject.type !== 'Map' && subject.type !== 'Parallel') return subject;
  const kept = [
    'QueryLanguage',
    'InputPath',
    'ResultSelector',
    'ResultPath',
    'OutputPath',
    'Output',
    'Assign',
    'Next',
    'End',
  ];
  const state = Object.fromEntries(Object.entries(subject.state).filter(([field]) => kept.includes(field)));
  const call = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke' };
  const input = subject.type === 'Parallel' ? parallelInput(subject) : {};
  return { ...subject, type: 'Task', state: { ...state, ...call, ...input } };
}

function parallelInput({ state }: Subject): { [field: string]: Json } {
  const { Parameters, Arguments } = state;
  return { ...(Parameters !== undefined && { Parameters }), ...(Arguments !== undefined && { Arguments }) };
}

function scopeOf(input: TestStateInput, options: TestStateOptions, called: Called): StateScope {
  const variables = parseGiven('variables', input.variables) ?? {};
  if (!isObject(variables)) refuse('Variables must be a JSON object.');
  const tasks = input.mock ? mockedTasks(input.mock) : options.tasks;
  return {
    input: parseInput(input.input ?? '{}'),
    variables: new Map(Object.entries(variables)),
    context: parseGiven('context', input.context) ?? options.context,
    roleArn: input.roleArn,
    clock: options.clock,
    seed: options.seed,
    tasks: async (request) => {
      called.request = request;
      const result = await tasks(request);
      called.result = result instanceof JsonText ? parseJson(result.text) : result;
      return called.result;
    },
  };
}

function mockedTasks({ result, errorOutput }: NonNullable<TestStateInput['mock']>): TaskRunner {
  return () => {
    if (errorOutput) throw new TaskError(errorOutput.error ?? 'States.TaskFailed', errorOutput.cause);
    return new JsonText(result ?? '{}');
  };
}

function parseInput(text: string): Json {
  try {
    return parseJson(text);
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    const reason = error.describe(`(String)"${text}"`);
    throw new TestStateError('InvalidExecutionInput', `Invalid State Machine Execution Input: '${reason}'`);
  }
}

function parseGiven(name: string, text: string | undefined): Json | undefined {
  if (text === undefined) return undefined;
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof JsonSyntaxError) return refuse(`The ${name} must be valid JSON.`);
    throw error;
  }
}

/** O texto de quem chamou, para os valores que passaram por aqui sem mudar. */
function showAsGiven(input: TestStateInput, given: Json, result: Json | undefined): (value: Json) => string {
  const { mock } = input;
  return (value) => {
    if (typeof value === 'object' && value !== null) {
      if (value === result && mock?.result !== undefined) return mock.result;
      if (value === given && input.input !== undefined) return input.input;
    }
    return stringifyJson(value);
  };
}

async function inspectAfter(
  subject: Subject,
  scope: StateScope,
  result: Json | undefined,
  end: StateEnd,
  readerData: string | undefined,
  show: (value: Json) => string,
): Promise<InspectionData> {
  // Um fio que não andou: os campos se avaliam como na entrada do estado.
  const { thread } = prepareThread(asTask(subject), scope);
  const data = await inspect(subject, thread, result, readerData, show);
  const variables = 'failure' in end ? scope.variables : end.variables;
  if (variables.size > 0) data.variables = showVariables(variables);
  return data;
}

/** Um Map que só tolera tantas falhas, e teve mais. Sem tolerância escrita, a simulação não conta falhas. */
function overTolerance(
  { state }: Subject,
  input: TestStateInput,
  data: InspectionData,
  result: Json | undefined,
): StatesError | undefined {
  const failures = input.stateConfiguration?.mapIterationFailureCount ?? 0;
  const { toleratedFailureCount: count, toleratedFailurePercentage: percentage } = data;
  if (count === undefined && percentage === undefined) return undefined;
  const total = itemCount(state, input.stateConfiguration?.mapItemReaderData, result);
  return exceedsTolerance({ count, percentage }, failures, total) ? OVER_TOLERANCE : undefined;
}

import { expect, it } from 'vitest';
import {
  compile,
  type Json,
  type JsonObject,
  startExecution,
  TaskError,
  type TaskRequest,
  VirtualClock,
} from '../index.ts';

function mapOf(fields: JsonObject, states: JsonObject, StartAt: string): JsonObject {
  const ItemProcessor = { StartAt, States: states };
  return { StartAt: 'Mapa', States: { Mapa: { Type: 'Map', ItemProcessor, End: true, ...fields } } };
}

async function run(
  definition: JsonObject,
  input: Json,
  tasks: (request: TaskRequest) => Json | Promise<Json> = () => null,
) {
  const clock = new VirtualClock();
  const execution = startExecution(compile(definition), { input, tasks, clock });
  const result = await execution.result;
  return { result, execution, milliseconds: clock.now() - new VirtualClock().now() };
}

const WAIT: JsonObject = { Espera: { Type: 'Wait', Seconds: 10, End: true } };

it('dado MaxConcurrency 2 e cinco esperas iguais, então o Map leva três delas', async () => {
  const { milliseconds } = await run(mapOf({ MaxConcurrency: 2 }, WAIT, 'Espera'), [1, 2, 3, 4, 5]);
  expect(milliseconds).toBe(30_000);
});

it('dado um Map Inline sem limite, então andam no máximo 40 iterações ao mesmo tempo', async () => {
  const items = Array.from({ length: 81 }, (_, index) => index);
  const { milliseconds } = await run(mapOf({}, WAIT, 'Espera'), items);
  expect(milliseconds).toBe(30_000);
});

it('dado um Map vazio, então ele acaba com uma lista vazia', async () => {
  const { result, execution } = await run(mapOf({}, WAIT, 'Espera'), []);
  expect(result).toMatchObject({ output: [] });
  expect(execution.history.map(({ type }) => type)).toEqual([
    'ExecutionStarted',
    'MapStateEntered',
    'MapStateStarted',
    'MapStateSucceeded',
    'MapStateExited',
    'ExecutionSucceeded',
  ]);
});

it('dada uma tarefa que falha, então ela e as irmãs são interrompidas na ordem dos itens', async () => {
  const states: JsonObject = {
    Chama: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: { FunctionName: 'f', 'Payload.$': '$' },
      End: true,
    },
  };
  const { execution } = await run(mapOf({}, states, 'Chama'), [0, 1, 2], ({ arguments: given }) => {
    if ((given as { Payload: number }).Payload === 1) return Promise.reject(new TaskError('Quebrou'));
    return new Promise(() => {});
  });
  const failure = execution.history.find(({ type }) => type === 'TaskFailed')?.id as number;
  const after = execution.history.slice(failure);
  expect(after.map(({ type }) => type)).toEqual([
    'MapIterationAborted',
    'TaskStateAborted',
    'MapIterationFailed',
    'TaskStateAborted',
    'MapIterationAborted',
    'TaskStateAborted',
    'MapStateFailed',
    'ExecutionFailed',
  ]);
  for (const event of after.slice(0, -1)) expect(event.previousEventId).toBe(failure);
});

it('dadas variáveis de fora, então cada iteração as lê e as suas não saem dela', async () => {
  const definition: JsonObject = {
    QueryLanguage: 'JSONata',
    StartAt: 'Guarda',
    States: {
      Guarda: { Type: 'Pass', Assign: { taxa: 10 }, Next: 'Mapa' },
      Mapa: {
        Type: 'Map',
        Items: [1, 2],
        ItemProcessor: {
          StartAt: 'Soma',
          States: {
            Soma: { Type: 'Pass', Assign: { minha: '{% $states.input %}' }, Next: 'Le' },
            Le: { Type: 'Pass', Output: '{% $taxa + $minha %}', End: true },
          },
        },
        Next: 'Fora',
      },
      Fora: {
        Type: 'Pass',
        Output: { lista: '{% $states.input %}', vazou: '{% $exists($minha) %}' },
        End: true,
      },
    },
  };
  const { result } = await run(definition, {});
  expect(result).toMatchObject({ output: { lista: [11, 12], vazou: false } });
});

it('dado um Map em JSONata sem Items e uma entrada que não é lista, então a avaliação falha sem citar um campo', async () => {
  const definition = { QueryLanguage: 'JSONata', ...mapOf({}, WAIT, 'Espera') };
  const { result, execution } = await run(definition, { foo: 'bar' });
  const cause =
    'An error occurred while executing the state \'Mapa\' (entered at the event id #2). Map state input must be an array but was: {"foo":"bar"}';
  expect(result).toEqual({ status: 'FAILED', error: 'States.QueryEvaluationError', cause });
  expect(execution.history[2]).toMatchObject({ type: 'EvaluationFailed', previousEventId: 0 });
  expect(execution.history[2]?.evaluationFailedEventDetails).toEqual({
    error: 'States.QueryEvaluationError',
    cause,
    state: 'Mapa',
  });
  expect(execution.history[3]).toMatchObject({ type: 'MapStateFailed', previousEventId: 3 });
});

import { expect, it } from 'vitest';
import { compile, type HistoryEvent, JsonText, SystemClock, startExecution, VirtualClock } from '../index.ts';

const noTasks = () => null;

const WAIT = { StartAt: 'Espera', States: { Espera: { Type: 'Wait', Seconds: 60, End: true } } };

it('dada uma espera de um minuto, quando o relógio é virtual, então a execução não leva tempo', async () => {
  const clock = new VirtualClock();
  const start = clock.now();
  const result = await startExecution(compile(WAIT), { tasks: noTasks, clock }).result;
  expect(result.status).toBe('SUCCEEDED');
  expect(clock.now() - start).toBe(60_000);
});

it('dada uma espera curta, quando o relógio é o do sistema, então ela leva o tempo pedido', async () => {
  const definition = {
    StartAt: 'A',
    States: { A: { Type: 'Wait', Seconds: 0, Next: 'B' }, B: { Type: 'Succeed' } },
  };
  const result = await startExecution(compile(definition), { tasks: noTasks, clock: new SystemClock() })
    .result;
  expect(result).toEqual({ status: 'SUCCEEDED', output: {}, outputText: '{}' });
});

it('dado um texto de entrada com espaços, então `ExecutionStarted` o mostra como veio e o resto, compacto', async () => {
  const text = '{ "valor": 0.0 }';
  const definition = { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } };
  const execution = startExecution(compile(definition), { input: new JsonText(text), tasks: noTasks });
  expect(await execution.result).toMatchObject({ outputText: '{"valor":0.0}' });
  expect(execution.history[0]?.executionStartedEventDetails?.input).toBe(text);
  expect(execution.history[1]?.stateEnteredEventDetails?.input).toBe('{"valor":0.0}');
});

it('dada uma execução em espera, quando parada, então acaba como ABORTED com o motivo', async () => {
  const execution = startExecution(compile(WAIT), { tasks: noTasks, clock: new SystemClock() });
  await Promise.resolve();
  execution.stop({ error: 'Cansei', cause: 'demorou' });
  execution.stop({ error: 'de novo' });
  expect(await execution.result).toEqual({ status: 'ABORTED', error: 'Cansei', cause: 'demorou' });
  expect(execution.history.at(-1)).toMatchObject({ type: 'ExecutionAborted', previousEventId: 0 });
});

it('dado o TimeoutSeconds da máquina, quando vence, então o evento traz o erro e o resultado não', async () => {
  const execution = startExecution(compile({ ...WAIT, TimeoutSeconds: 5 }), {
    tasks: noTasks,
    clock: new VirtualClock(),
  });
  expect(await execution.result).toEqual({ status: 'TIMED_OUT' });
  const last = execution.history.at(-1);
  expect(last?.type).toBe('ExecutionTimedOut');
  expect(last?.executionTimedOutEventDetails).toEqual({ error: 'States.Timeout' });
});

it('dado quem ouve os eventos, então ele recebe todos, até cancelar', async () => {
  const definition = {
    StartAt: 'A',
    States: { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', Next: 'C' }, C: { Type: 'Succeed' } },
  };
  const execution = startExecution(compile(definition), { tasks: noTasks });
  const heard: HistoryEvent[] = [];
  const cancel = execution.onEvent((event) => {
    heard.push(event);
    if (event.id === 4) cancel();
  });
  await execution.result;
  expect(heard.map(({ type }) => type)).toEqual([
    'ExecutionStarted',
    'PassStateEntered',
    'PassStateExited',
    'PassStateEntered',
  ]);
});

it('dado quem para a execução de dentro de um aviso, então ela acaba ali', async () => {
  const definition = {
    StartAt: 'A',
    States: { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', Next: 'A' } },
  };
  const execution = startExecution(
    compile({ ...definition, States: { ...definition.States, B: { Type: 'Pass', End: true } } }),
    { tasks: noTasks },
  );
  execution.onEvent(({ type }) => {
    if (type === 'PassStateExited') execution.stop();
  });
  expect(await execution.result).toEqual({ status: 'ABORTED' });
  expect(execution.history.map(({ type }) => type)).toEqual([
    'ExecutionStarted',
    'PassStateEntered',
    'PassStateExited',
    'ExecutionAborted',
  ]);
});

it('dado um resultado maior que 256 KiB, então a execução falha com States.DataLimitExceeded', async () => {
  const definition = {
    StartAt: 'A',
    States: {
      A: { Type: 'Pass', QueryLanguage: 'JSONata', Output: '{% $pad("", 300000, "x") %}', End: true },
    },
  };
  expect(await startExecution(compile(definition), { tasks: noTasks }).result).toEqual({
    status: 'FAILED',
    error: 'States.DataLimitExceeded',
    cause:
      "The state/task 'A' returned a result with a size exceeding the maximum number of bytes service limit.",
  });
});

it('dadas muitas execuções de uma volta longa, então o laço de eventos respira entre elas', async () => {
  const definition = {
    StartAt: 'A',
    States: {
      A: { Type: 'Pass', Next: 'B' },
      B: { Type: 'Choice', Choices: [{ Variable: '$', IsPresent: true, Next: 'A' }], Default: 'C' },
      C: { Type: 'Succeed' },
    },
  };
  const machine = compile(definition);
  const executions = Array.from({ length: 5 }, () => startExecution(machine, { tasks: noTasks }));
  let turns = 0;
  const timer = setInterval(() => turns++, 0);
  await Promise.all(executions.map(({ result }) => result));
  clearInterval(timer);
  expect(turns).toBeGreaterThan(2);
});

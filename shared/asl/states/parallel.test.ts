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

const LAMBDA = 'arn:aws:states:::lambda:invoke';

function parallel(branches: JsonObject[], fields: JsonObject = {}, rest: JsonObject = {}): JsonObject {
  return {
    StartAt: 'Juntos',
    States: { Juntos: { Type: 'Parallel', Branches: branches, End: true, ...fields }, ...rest },
  };
}

function branch(name: string, state: JsonObject): JsonObject {
  return { StartAt: name, States: { [name]: state } };
}

function call(name: string): JsonObject {
  return branch(name, { Type: 'Task', Resource: LAMBDA, Parameters: { FunctionName: name }, End: true });
}

async function run(
  definition: JsonObject,
  tasks: (request: TaskRequest, clock: VirtualClock) => Promise<Json>,
) {
  const clock = new VirtualClock();
  const execution = startExecution(compile(definition), {
    input: { a: 1 },
    tasks: (request) => tasks(request, clock),
    clock,
  });
  return { result: await execution.result, types: execution.history.map(({ type }) => type), clock };
}

it('dados dois ramos lentos, então andam ao mesmo tempo e as saídas vêm na ordem dos ramos', async () => {
  const { result, clock } = await run(
    parallel([call('lento'), call('rapido')]),
    async ({ stateName }, time) => {
      await time.sleep(stateName === 'lento' ? 5000 : 1000);
      return stateName;
    },
  );
  expect(result).toMatchObject({ output: ['lento', 'rapido'] });
  expect(clock.now() - new VirtualClock().now()).toBe(5000);
});

it('dado um ramo que falha, então o irmão é avisado pelo signal e o Catch recebe o erro', async () => {
  let wasAborted = false;
  const Catch = [{ ErrorEquals: ['Quebrou'], ResultPath: '$.erro', Next: 'Fim' }];
  const { result, types } = await run(
    parallel([call('ruim'), call('bom')], { Catch }, { Fim: { Type: 'Succeed' } }),
    async ({ stateName, signal }, time) => {
      if (stateName === 'ruim') {
        await time.sleep(1000);
        throw new TaskError('Quebrou', 'sem motivo');
      }
      signal.addEventListener('abort', () => {
        wasAborted = true;
      });
      await time.sleep(60_000, signal);
      return null;
    },
  );
  expect(wasAborted).toBe(true);
  expect(result).toMatchObject({ output: { a: 1, erro: { Error: 'Quebrou', Cause: 'sem motivo' } } });
  expect(types).toContain('TaskStateAborted');
  expect(types.slice(-5)).toEqual([
    'ParallelStateFailed',
    'ParallelStateExited',
    'SucceedStateEntered',
    'SucceedStateExited',
    'ExecutionSucceeded',
  ]);
});

it('dado um Retry no Parallel, então todos os ramos andam de novo, sem nova entrada no estado', async () => {
  let failures = 1;
  const Retry = [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 1, MaxAttempts: 2 }];
  const { result, types } = await run(parallel([call('a'), call('b')], { Retry }), async ({ stateName }) => {
    if (stateName === 'b' && failures-- > 0) throw new TaskError('Quebrou');
    return stateName;
  });
  expect(result).toMatchObject({ output: ['a', 'b'] });
  expect(types.filter((type) => type === 'ParallelStateEntered')).toHaveLength(1);
  expect(types.filter((type) => type === 'ParallelStateStarted')).toHaveLength(2);
  expect(types).not.toContain('ParallelStateFailed');
});

it('dado um ramo que para em Fail, então a execução falha com o erro dele', async () => {
  const fail = branch('Para', { Type: 'Fail', Error: 'Parou', Cause: 'porque sim' });
  const { result } = await run(parallel([fail, branch('Segue', { Type: 'Succeed' })]), async () => null);
  expect(result).toEqual({ status: 'FAILED', error: 'Parou', cause: 'porque sim' });
});

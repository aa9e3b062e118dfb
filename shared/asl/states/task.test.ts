import { expect, it } from 'vitest';
import {
  compile,
  type HistoryEvent,
  type Json,
  type JsonObject,
  resume,
  startExecution,
  TaskError,
  type TaskRequest,
  type TaskRunner,
  VirtualClock,
} from '../index.ts';

const LAMBDA = 'arn:aws:states:::lambda:invoke';

function run(task: JsonObject, tasks: TaskRunner, clock = new VirtualClock(), rest: JsonObject = {}) {
  const definition = {
    StartAt: 'Tarefa',
    States: {
      Tarefa: { Type: 'Task', Resource: LAMBDA, Parameters: { FunctionName: 'f' }, ...task },
      ...rest,
    },
  };
  return startExecution(compile(definition), { input: { a: 1 }, tasks, clock, seed: 3 });
}

function types(execution: { history: readonly { type: string }[] }): string[] {
  return execution.history.map(({ type }) => type);
}

it('dada uma tarefa lenta, quando o TimeoutSeconds vence, então ela é avisada pelo signal e o erro é States.Timeout', async () => {
  const clock = new VirtualClock();
  let wasAborted = false;
  const execution = run(
    { TimeoutSeconds: 5, End: true },
    async ({ signal }) => {
      signal.addEventListener('abort', () => {
        wasAborted = true;
      });
      await clock.sleep(60_000, signal);
      return 1;
    },
    clock,
  );
  expect(await execution.result).toEqual({ status: 'FAILED', error: 'States.Timeout' });
  expect(wasAborted).toBe(true);
  expect(types(execution).slice(-2)).toEqual(['TaskTimedOut', 'ExecutionFailed']);
});

it('dado um token sem notícia, quando o HeartbeatSeconds vence, então States.HeartbeatTimeout o captura', async () => {
  const execution = run(
    {
      Resource: `${LAMBDA}.waitForTaskToken`,
      HeartbeatSeconds: 10,
      Catch: [{ ErrorEquals: ['States.HeartbeatTimeout'], Next: 'Fim' }],
      End: true,
    },
    (request) => {
      request.submitted({ aceito: true });
      return new Promise(() => {});
    },
    new VirtualClock(),
    { Fim: { Type: 'Succeed' } },
  );
  expect(await execution.result).toMatchObject({ output: { Error: 'States.Timeout', Cause: '' } });
  expect(types(execution)).toContain('TaskSubmitted');
  const timedOut = execution.history.find(({ type }) => type === 'TaskTimedOut');
  expect(timedOut?.taskTimedOutEventDetails).toEqual({
    resourceType: 'lambda',
    resource: 'invoke.waitForTaskToken',
    error: 'States.Timeout',
  });
});

it('dado um token com notícias, quando elas chegam a tempo, então a tarefa termina', async () => {
  const clock = new VirtualClock();
  const execution = run(
    { Resource: `${LAMBDA}.waitForTaskToken`, HeartbeatSeconds: 10, End: true },
    async (request) => {
      for (let beat = 0; beat < 5; beat++) {
        await clock.sleep(9_000);
        request.heartbeat();
      }
      return { token: typeof request.token };
    },
    clock,
  );
  expect(await execution.result).toMatchObject({ output: { token: 'string' } });
});

it('dada uma activity, quando um worker a pega e responde, então os eventos são os de activity', async () => {
  const clock = new VirtualClock();
  const execution = run(
    {
      Resource: 'arn:aws:states:us-east-1:000000000000:activity:cozinhar',
      Parameters: { prato: 'pizza' },
      End: true,
    },
    async (request) => {
      request.started('forno-1');
      await clock.sleep(1000);
      return 'pronto';
    },
    clock,
  );
  expect(await execution.result).toMatchObject({ output: 'pronto' });
  expect(types(execution)).toEqual([
    'ExecutionStarted',
    'TaskStateEntered',
    'ActivityScheduled',
    'ActivityStarted',
    'ActivitySucceeded',
    'TaskStateExited',
    'ExecutionSucceeded',
  ]);
  expect(execution.history[3]?.activityStartedEventDetails).toEqual({ workerName: 'forno-1' });
});

it('dado um Retry com teto e sem jitter, então as esperas dobram até o teto', async () => {
  const clock = new VirtualClock();
  const times: number[] = [];
  const Retry = [
    { ErrorEquals: ['Quebrou'], IntervalSeconds: 2, MaxAttempts: 4, BackoffRate: 2, MaxDelaySeconds: 5 },
  ];
  const execution = run(
    { Retry, End: true },
    async ({ attempt }) => {
      times.push(clock.now());
      if (attempt < 4) throw new TaskError('Quebrou');
      return attempt;
    },
    clock,
  );
  expect(await execution.result).toMatchObject({ output: 4 });
  const gaps = times.slice(1).map((time, index) => (time - (times[index] as number)) / 1000);
  expect(gaps).toEqual([2, 4, 5, 5]);
});

it('dado um Retry com jitter e a mesma semente, então as esperas se repetem e cabem no limite', async () => {
  const gapsOf = async (): Promise<number[]> => {
    const clock = new VirtualClock();
    const times: number[] = [];
    const Retry = [
      { ErrorEquals: ['States.ALL'], IntervalSeconds: 4, MaxAttempts: 3, JitterStrategy: 'FULL' },
    ];
    await run(
      { Retry, End: true },
      async () => {
        times.push(clock.now());
        throw new TaskError('Quebrou');
      },
      clock,
    ).result;
    return times.slice(1).map((time, index) => time - (times[index] as number));
  };
  const gaps = await gapsOf();
  expect(await gapsOf()).toEqual(gaps);
  for (const [index, gap] of gaps.entries()) expect(gap).toBeLessThanOrEqual(4000 * 2 ** index);
});

it('dado um erro sem nome nem causa, quando capturado, então os dois campos são nulos', async () => {
  const execution = run(
    { Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Fim' }], End: true },
    async () => {
      throw new TaskError();
    },
    new VirtualClock(),
    { Fim: { Type: 'Succeed' } },
  );
  expect(await execution.result).toMatchObject({ output: { Error: null, Cause: null } });
});

it('dadas Credentials, então a tarefa recebe o papel e o evento o mostra', async () => {
  let role: string | undefined;
  const execution = run(
    { Credentials: { RoleArn: 'arn:aws:iam::000000000000:role/outro' }, End: true },
    (request: TaskRequest): Json => {
      role = request.roleArn;
      return null;
    },
  );
  await execution.result;
  expect(role).toBe('arn:aws:iam::000000000000:role/outro');
  const scheduled = execution.history.find(({ type }) => type === 'TaskScheduled');
  expect(scheduled?.taskScheduledEventDetails?.taskCredentials).toEqual({ roleArn: role });
});

it('dado quem executa a tarefa e lança outra coisa, então o erro é States.TaskFailed', async () => {
  const execution = run({ End: true }, () => {
    throw new RangeError('ops');
  });
  expect(await execution.result).toEqual({ status: 'FAILED', error: 'States.TaskFailed', cause: 'ops' });
});

it('dado um token já entregue antes do corte, quando a execução é retomada, então o pedido não se repete e o prazo continua', async () => {
  const definition = {
    StartAt: 'Tarefa',
    States: {
      Tarefa: {
        Type: 'Task',
        Resource: `${LAMBDA}.waitForTaskToken`,
        Parameters: { FunctionName: 'f', Payload: { 'token.$': '$$.Task.Token' } },
        TimeoutSeconds: 100,
        End: true,
      },
    },
  };
  const machine = compile(definition);
  const clock = new VirtualClock();
  clock.hold();
  const before: TaskRequest[] = [];
  const first = startExecution(machine, {
    tasks: (request) => {
      before.push(request);
      request.submitted({ aceito: true });
      return new Promise(() => {});
    },
    clock,
    name: 'e',
  });
  await new Promise((resolve) => setTimeout(resolve, 5));
  const history = JSON.parse(JSON.stringify(first.history)) as HistoryEvent[];
  first.stop();

  const after: TaskRequest[] = [];
  const resumed = resume(machine, history, {
    tasks: (request) => {
      after.push(request);
      request.submitted({ outra: 'vez' });
      return new Promise(() => {});
    },
    clock: new VirtualClock(),
    name: 'e',
  });
  expect(await resumed.result).toEqual({ status: 'FAILED', error: 'States.Timeout' });
  expect(after[0]).toMatchObject({
    resumed: true,
    submittedOutput: { aceito: true },
    token: before[0]?.token,
  });
  expect(after[0]?.arguments).toEqual(before[0]?.arguments);
  expect(types(resumed).filter((type) => type === 'TaskSubmitted')).toHaveLength(1);
});

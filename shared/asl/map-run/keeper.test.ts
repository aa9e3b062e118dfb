import { expect, it } from 'vitest';
import {
  compile,
  type ExecutionOptions,
  type HistoryEvent,
  type Json,
  type KeptChild,
  type MapRunKeeper,
  redrive,
  resume,
  startExecution,
  TaskError,
  type TaskRequest,
  VirtualClock,
} from '../index.ts';

/** Guarda as filhas na memória, como quem as grava num diário. */
class Keeper implements MapRunKeeper {
  readonly kept = new Map<string, KeptChild & { history: HistoryEvent[] }>();
  readonly statuses: string[] = [];

  opened(): readonly KeptChild[] {
    return [...this.kept.values()].map((child) => JSON.parse(JSON.stringify(child)) as KeptChild);
  }

  childStarted(
    _mapRun: unknown,
    { index, keptEvents, execution }: Parameters<MapRunKeeper['childStarted']>[1],
  ): void {
    const child = this.kept.get(execution.arn) ?? { index, name: execution.name, history: [] };
    this.kept.set(execution.arn, child);
    child.history.push(...execution.history.slice(keptEvents));
    execution.onEvent((event) => child.history.push(event));
  }

  closed({ status }: { status: string }): void {
    this.statuses.push(status);
  }
}

const machineOf = (ExecutionType: 'STANDARD' | 'EXPRESS') =>
  compile({
    StartAt: 'Mapa',
    States: {
      Mapa: {
        Type: 'Map',
        MaxConcurrency: 1,
        ToleratedFailureCount: 1,
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType },
          StartAt: 'Antes',
          States: {
            Antes: { Type: 'Pass', Next: 'Item' },
            Item: {
              Type: 'Task',
              Resource: 'arn:aws:states:::lambda:invoke',
              Parameters: { FunctionName: 'f', 'Payload.$': '$' },
              End: true,
            },
          },
        },
        End: true,
      },
    },
  });

/** Falha nos itens pedidos enquanto `isBroken`. */
class Service {
  calls: number[] = [];
  isBroken = true;
  readonly #failing: readonly number[];

  constructor(...failing: readonly number[]) {
    this.#failing = failing;
  }

  readonly run = async ({ arguments: given }: TaskRequest): Promise<Json> => {
    const { Payload } = given as { Payload: number };
    this.calls.push(Payload);
    if (this.isBroken && this.#failing.includes(Payload)) throw new TaskError('Quebrou', String(Payload));
    return Payload;
  };
}

function world(...failing: readonly number[]) {
  const service = new Service(...failing);
  const keeper = new Keeper();
  const options: ExecutionOptions = {
    input: [1, 2, 3, 4],
    tasks: service.run,
    clock: new VirtualClock(),
    name: 'e',
    mapRunKeeper: keeper,
  };
  return { service, keeper, options };
}

const typesOf = (history: readonly HistoryEvent[]) => history.map(({ type }) => type);

it.each(['STANDARD', 'EXPRESS'] as const)(
  'dado um Map Run %s que falhou, quando refeito, então só andam as filhas que não deram certo',
  async (type) => {
    const { service, keeper, options } = world(2, 3);
    const failed = startExecution(machineOf(type), options);
    expect(await failed.result).toMatchObject({ error: 'States.ExceedToleratedFailureThreshold' });
    expect(service.calls).toEqual([1, 2, 3]);
    const before = [...keeper.kept.keys()];

    service.isBroken = false;
    service.calls = [];
    const redriven = redrive(machineOf(type), failed.history, options);
    expect(await redriven.result).toMatchObject({ status: 'SUCCEEDED', output: [1, 2, 3, 4] });
    expect(service.calls).toEqual([2, 3, 4]);
    expect(typesOf(redriven.history).slice(failed.history.length)).toEqual([
      'ExecutionRedriven',
      'MapRunRedriven',
      'MapRunSucceeded',
      'MapStateSucceeded',
      'MapStateExited',
      'ExecutionSucceeded',
    ]);
    const event = redriven.history.find(({ type }) => type === 'MapRunRedriven');
    const mapRunArn = failed.mapRuns[0]?.arn;
    expect(event?.mapRunRedrivenEventDetails).toEqual({ mapRunArn, redriveCount: 1 });
    expect(redriven.mapRuns[0]).toMatchObject({ arn: mapRunArn, redriveCount: 1 });
    expect(redriven.mapRuns[0]?.executionCounts).toMatchObject({
      succeeded: 4,
      pendingRedrive: 0,
      failed: 0,
    });
    expect(keeper.statuses).toEqual(['FAILED', 'SUCCEEDED']);
    // Uma filha Standard continua com o seu ARN; uma Express é outra execução.
    const isSame = before.every((arn) => redriven.mapRuns[0]?.executions.some((child) => child.arn === arn));
    expect(isSame).toBe(type === 'STANDARD');
  },
);

it('dado um Map Run cortado no meio, quando retomado, então as filhas prontas não andam de novo', async () => {
  const { service, options } = world();
  const machine = machineOf('STANDARD');
  let stopAt = 0;
  const keeper = new Keeper();
  const whole = startExecution(machine, { ...options, mapRunKeeper: keeper });
  expect(await whole.result).toMatchObject({ output: [1, 2, 3, 4] });
  const children = [...keeper.kept.values()];
  const opened = whole.history.findIndex(({ type }) => type === 'MapRunStarted') + 1;
  for (stopAt = 0; stopAt <= 3; stopAt++) {
    // A filha `stopAt` parou com a tarefa agendada; as seguintes não começaram.
    const cut = new Keeper();
    for (const [index, child] of children.entries()) {
      if (index > stopAt) break;
      const history = index === stopAt ? child.history.slice(0, 6) : child.history;
      cut.kept.set(`${whole.mapRuns[0]?.executions[index]?.arn}`, { ...child, history: [...history] });
    }
    service.calls = [];
    const resumed = resume(machine, whole.history.slice(0, opened), { ...options, mapRunKeeper: cut });
    expect(await resumed.result).toMatchObject({ status: 'SUCCEEDED', output: [1, 2, 3, 4] });
    expect(service.calls).toEqual([1, 2, 3, 4].slice(stopAt));
    expect(typesOf(resumed.history)).toEqual(typesOf(whole.history));
    expect(resumed.mapRuns[0]?.arn).toBe(whole.mapRuns[0]?.arn);
    expect(typesOf([...cut.kept.values()][stopAt]?.history ?? [])).toEqual(
      typesOf(children[stopAt]?.history ?? []),
    );
  }
});

it('dado um redrive cortado depois de MapRunRedriven, quando retomado, então ele acaba de refazer o que faltava', async () => {
  const { service, keeper, options } = world(2, 3);
  const machine = machineOf('STANDARD');
  const failed = startExecution(machine, options);
  await failed.result;
  service.isBroken = false;
  const kept = structuredClone(keeper.opened());
  const redriven = redrive(machine, failed.history, options);
  await redriven.result;
  const cut = redriven.history.slice(0, failed.history.length + 2);
  expect(cut.at(-1)?.type).toBe('MapRunRedriven');

  keeper.kept.clear();
  for (const child of kept) keeper.kept.set(child.name, { ...child, history: [...child.history] });
  service.calls = [];
  const resumed = resume(machine, cut, options);
  expect(await resumed.result).toMatchObject({ status: 'SUCCEEDED', output: [1, 2, 3, 4] });
  expect(service.calls).toEqual([2, 3, 4]);
});

it('dado um Map Run em andamento, quando os limites mudam, então valem para o que falta', async () => {
  const { options } = world();
  const active = new Set<number>();
  let most = 0;
  const clock = new VirtualClock();
  const execution = startExecution(machineOf('STANDARD'), {
    ...options,
    clock,
    tasks: async ({ arguments: given }) => {
      const { Payload } = given as { Payload: number };
      active.add(Payload);
      most = Math.max(most, active.size);
      if (Payload === 1) execution.mapRuns[0]?.update({ maxConcurrency: 3, toleratedFailureCount: 0 });
      await clock.sleep(10);
      active.delete(Payload);
      if (Payload === 2) throw new TaskError('Quebrou');
      return Payload;
    },
  });
  expect(await execution.result).toMatchObject({ error: 'States.ExceedToleratedFailureThreshold' });
  expect(most).toBe(3);
});

import { expect, it } from 'vitest';
import {
  compile,
  NotRedrivable,
  redrive,
  startExecution,
  TaskError,
  type TaskRequest,
  VirtualClock,
} from '../index.ts';

const LAMBDA = 'arn:aws:states:::lambda:invoke';

const machine = compile({
  StartAt: 'Prepara',
  States: {
    Prepara: { Type: 'Task', Resource: LAMBDA, Parameters: { FunctionName: 'prepara' }, Next: 'Itens' },
    Itens: {
      Type: 'Map',
      MaxConcurrency: 1,
      ItemsPath: '$$.Execution.Input.itens',
      ItemProcessor: {
        StartAt: 'Item',
        States: {
          Item: {
            Type: 'Task',
            Resource: LAMBDA,
            Parameters: { FunctionName: 'item', 'Payload.$': '$' },
            End: true,
          },
        },
      },
      End: true,
    },
  },
});

/** Falha no item 2 enquanto `isBroken`. */
function service() {
  const calls: string[] = [];
  const state = { isBroken: true, calls };
  const tasks = async ({ arguments: given }: TaskRequest) => {
    const { FunctionName, Payload } = given as { FunctionName: string; Payload?: number };
    calls.push(`${FunctionName}${Payload ?? ''}`);
    if (Payload === 2 && state.isBroken) throw new TaskError('Quebrou', 'item 2');
    return Payload ?? 'pronto';
  };
  return { ...state, state, tasks };
}

it('dada uma execução que falhou em um item, quando refeita, então só esse item e os seguintes andam', async () => {
  const { state, tasks, calls } = service();
  const options = { input: { itens: [1, 2, 3] }, tasks, clock: new VirtualClock(), name: 'e' };
  const failed = startExecution(machine, options);
  expect(await failed.result).toMatchObject({ status: 'FAILED', error: 'Quebrou' });
  expect(calls).toEqual(['prepara', 'item1', 'item2']);

  state.isBroken = false;
  calls.length = 0;
  const redriven = redrive(machine, failed.history, options);
  expect(await redriven.result).toMatchObject({ status: 'SUCCEEDED', output: [1, 2, 3] });
  expect(calls).toEqual(['item2', 'item3']);
  expect(redriven.arn).toBe(failed.arn);
  const event = redriven.history.find(({ type }) => type === 'ExecutionRedriven');
  expect(event?.executionRedrivenEventDetails).toEqual({ redriveCount: 1 });
});

it('dada uma execução que falha de novo, quando refeita outra vez, então a conta de redrives sobe', async () => {
  const { tasks } = service();
  const options = { input: { itens: [1, 2, 3] }, tasks, clock: new VirtualClock(), name: 'e' };
  const first = startExecution(machine, options);
  await first.result;
  const second = redrive(machine, first.history, options);
  await second.result;
  const third = redrive(machine, second.history, options);
  expect(await third.result).toMatchObject({ status: 'FAILED', error: 'Quebrou' });
  const counts = third.history.flatMap((event) => event.executionRedrivenEventDetails?.redriveCount ?? []);
  expect(counts).toEqual([1, 2]);
});

it('dada uma execução que deu certo, quando se pede para refazê-la, então é recusada', async () => {
  const { state, tasks } = service();
  state.isBroken = false;
  const options = { input: { itens: [1] }, tasks, clock: new VirtualClock() };
  const succeeded = startExecution(machine, options);
  await succeeded.result;
  expect(() => redrive(machine, succeeded.history, options)).toThrow(NotRedrivable);
});

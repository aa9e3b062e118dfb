import { expect, it } from 'vitest';
import { compile, startExecution, VirtualClock } from '../index.ts';
import type { RecordedEventJson } from './cases.ts';
import { historyDifference } from './compare-history.ts';

type Event = Parameters<typeof historyDifference>[1][number];

async function mapHistory(): Promise<Event[]> {
  const definition = {
    StartAt: 'Mapa',
    States: {
      Mapa: {
        Type: 'Map',
        ItemProcessor: { StartAt: 'Item', States: { Item: { Type: 'Pass', End: true } } },
        End: true,
      },
    },
  };
  const execution = startExecution(compile(definition), {
    input: [1, 2],
    tasks: () => null,
    clock: new VirtualClock(),
  });
  await execution.result;
  return JSON.parse(JSON.stringify(execution.history));
}

/** Os mesmos eventos em outra ordem, com os `id` refeitos. */
function reordered(events: Event[], order: number[]): RecordedEventJson[] {
  const ids = new Map(order.map((old, index) => [old, index + 1]));
  return order.map((old, index) => {
    const event = events[old - 1] as Event;
    const previousEventId = ids.get(event.previousEventId as number) ?? 0;
    return { ...event, id: index + 1, previousEventId } as unknown as RecordedEventJson;
  });
}

it('dado um Map que se entrelaça de outro jeito, então cada item é comparado consigo mesmo', async () => {
  const ours = await mapHistory();
  // Os dois itens começam antes de qualquer um andar: 4 e 8 são os MapIterationStarted.
  const recorded = reordered(ours, [1, 2, 3, 4, 8, 9, 5, 10, 6, 11, 7, 12, 13, 14]);
  expect(historyDifference(recorded, ours)).toBeUndefined();
});

it('dado um item que fez outra coisa, então a diferença é dita', async () => {
  const ours = await mapHistory();
  const recorded = reordered(ours, [1, 2, 3, 4, 8, 9, 5, 10, 6, 11, 7, 12, 13, 14]);
  const changed = recorded.map((event) =>
    event.type === 'PassStateExited'
      ? { ...event, stateExitedEventDetails: { name: 'Item', output: '9' } }
      : event,
  );
  expect(historyDifference(changed, ours)).toContain('evento');
});

it('dado um evento a menos, então a diferença é dita', async () => {
  const ours = await mapHistory();
  const recorded = reordered(ours, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
  expect(historyDifference(recorded, ours)).toBeDefined();
});

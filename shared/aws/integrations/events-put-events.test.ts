import { describe, expect, test } from 'vitest';
import type { EventRecord } from '../services/events/records.ts';
import { aws, end, machine, runTask, start } from './test-machine.ts';

async function received(): Promise<readonly EventRecord[]> {
  const response = await fetch(`${aws.endpoint}/_local/events`);
  return ((await response.json()) as { events: EventRecord[] }).events;
}

const Resource = 'arn:aws:states:::events:putEvents';

describe('events:putEvents', () => {
  test('dadas entradas com Detail em texto e em objeto, os eventos levam os ARNs da máquina e da execução', async () => {
    const stateMachineArn = await machine({
      T: {
        Type: 'Task',
        Resource,
        Parameters: {
          Entries: [
            { Source: 'cantina', DetailType: 'Feito', Detail: '{"id": 1}' },
            { Source: 'cantina', DetailType: 'Feito', Detail: { id: 2 }, Resources: ['arn:aws:s3:::balde'] },
          ],
        },
        End: true,
      },
    });
    const run = await end(await start(stateMachineArn));
    expect(run.status, run.cause).toBe('SUCCEEDED');
    const output = JSON.parse(run.output ?? '');
    expect(Object.keys(output)).toEqual(['Entries', 'FailedEntryCount']);
    const events = (await received()).map(({ event }) => event);
    expect(events.map(({ id }) => ({ EventId: id }))).toEqual(output.Entries);
    expect(events.map(({ detail }) => detail)).toEqual([{ id: 1 }, { id: 2 }]);
    expect(events.map(({ resources }) => resources)).toEqual([
      [stateMachineArn, run.executionArn],
      ['arn:aws:s3:::balde', stateMachineArn, run.executionArn],
    ]);
  });

  test('dada uma entrada que falha, a tarefa falha e a causa é a resposta inteira', async () => {
    const run = await runTask({
      Resource,
      Parameters: {
        Entries: [
          { Source: 'cantina', DetailType: 'Feito', Detail: {} },
          { DetailType: 'Feito', Detail: {} },
        ],
      },
    });
    expect(run).toMatchObject({ status: 'FAILED', error: 'EventBridge.FailedEntry' });
    expect(JSON.parse(run.cause ?? '')).toEqual({
      Entries: [
        { EventId: expect.any(String) },
        {
          ErrorCode: 'InvalidArgument',
          ErrorMessage: 'Parameter Source is not valid. Reason: Source is a required argument.',
        },
      ],
      FailedEntryCount: 1,
    });
    expect(run.cause).toMatch(/^\{"Entries":/);
  });
});

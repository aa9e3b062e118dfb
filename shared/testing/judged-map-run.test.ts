import { CreateStateMachineCommand, SFNClient } from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LocalAws, startLocalAws, VirtualClock } from '../aws/index.ts';
import { runMachine } from './judged-execution.ts';
import { mapRunOf, mostAtOnce, mustOpenMapRun } from './judged-map-run.ts';

let aws: LocalAws;
let client: SFNClient;
beforeAll(async () => {
  aws = await startLocalAws({ port: 0, storage: 'memory', clock: new VirtualClock() });
  client = new SFNClient({ ...aws.clientConfig, maxAttempts: 1 });
});
afterAll(async () => {
  client.destroy();
  await aws.close();
});

/** Executa um Map que espera um segundo por item e falha quando o item é -1. */
async function runMap(mode: 'INLINE' | 'DISTRIBUTED', items: number[]) {
  const type = mode === 'DISTRIBUTED' ? { ExecutionType: 'EXPRESS' } : {};
  const definition = {
    QueryLanguage: 'JSONata',
    StartAt: 'Todos',
    States: {
      Todos: {
        Type: 'Map',
        MaxConcurrency: 2,
        ...(mode === 'DISTRIBUTED' ? { ToleratedFailurePercentage: 50 } : {}),
        ItemProcessor: {
          ProcessorConfig: { Mode: mode, ...type },
          StartAt: 'Esperar',
          States: {
            Esperar: { Type: 'Wait', Seconds: 1, Next: 'Serve?' },
            'Serve?': {
              Type: 'Choice',
              Choices: [{ Condition: '{% $states.input >= 0 %}', Next: 'Serviu' }],
              Default: 'Não serviu',
            },
            Serviu: { Type: 'Succeed' },
            'Não serviu': { Type: 'Fail', Error: 'Negativo', Cause: 'Menor que zero.' },
          },
        },
        End: true,
      },
    },
  };
  const { stateMachineArn = '' } = await client.send(
    new CreateStateMachineCommand({
      name: `mapa-${mode}`,
      definition: JSON.stringify(definition),
      roleArn: 'arn:aws:iam::123456789012:role/oficina',
    }),
  );
  const execution = await runMachine(client, stateMachineArn, items);
  return { execution, mapRun: await mapRunOf(client, execution.arn) };
}

test('dado um Map distribuído, o Map Run conta os itens, e as filhas vêm na ordem em que começaram', async () => {
  const { execution, mapRun } = await runMap('DISTRIBUTED', [1, 2, -1, 4]);
  mustOpenMapRun(execution, mapRun);
  expect(mapRun).toMatchObject({
    status: 'SUCCEEDED',
    maxConcurrency: 2,
    items: { total: 4, succeeded: 3, failed: 1 },
  });
  expect(mapRun.children.map(({ input }) => input)).toEqual([1, 2, -1, 4]);
  expect(mapRun.children.map(({ output }) => output)).toEqual([1, 2, null, 4]);
  expect(mapRun.children[2]).toMatchObject({ status: 'FAILED', error: 'Negativo', cause: 'Menor que zero.' });
  expect(mapRun.children.every(({ itemCount }) => itemCount === 1)).toBe(true);
  expect(mostAtOnce(mapRun.children)).toBe(2);
});

test('dado um Map que anda na própria máquina, não há Map Run, e exigi-lo é uma meta perdida', async () => {
  const { execution, mapRun } = await runMap('INLINE', [1]);
  expect(mapRun).toBeUndefined();
  expect(() => mustOpenMapRun(execution, mapRun)).toThrow('Ela não abriu nenhum.');
});

test('dadas filhas uma depois da outra, só uma anda de cada vez; sem filhas, nenhuma', () => {
  expect(
    mostAtOnce([
      { started: 0, stopped: 5 },
      { started: 5, stopped: 9 },
    ]),
  ).toBe(1);
  expect(mostAtOnce([])).toBe(0);
});

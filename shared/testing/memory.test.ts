import { CreateStateMachineCommand, SFNClient } from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LocalAws, startLocalAws, VirtualClock } from '../aws/index.ts';
import { runMachine } from './judged-execution.ts';
import { memoriesOf, recitingDefinition } from './memory.ts';

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

async function create(name: string, definition: string, type?: 'EXPRESS'): Promise<string> {
  const roleArn = 'arn:aws:iam::123456789012:role/oficina';
  const { stateMachineArn = '' } = await client.send(
    new CreateStateMachineCommand({ name, definition, roleArn, type }),
  );
  return stateMachineArn;
}

/** Dobra um número; de um negativo, reclama. */
const DOUBLE = JSON.stringify({
  QueryLanguage: 'JSONata',
  StartAt: 'Negativo?',
  States: {
    'Negativo?': {
      Type: 'Choice',
      Choices: [{ Condition: '{% $states.input.n < 0 %}', Next: 'Recusar' }],
      Default: 'Dobrar',
    },
    Recusar: { Type: 'Fail', Error: 'Negativo' },
    Dobrar: { Type: 'Succeed', Output: { dobro: '{% $states.input.n * 2 %}' } },
  },
});

test('quem decorou repete o que ouviu, bem ou mal, e erra uma entrada nova', async () => {
  const honest = await create('honesta', DOUBLE);
  for (const n of [4, -1]) await runMachine(client, honest, { n });
  const memories = await memoriesOf(client, honest);
  expect(memories).toMatchObject([
    { input: '{"n":4}', output: '{"dobro":8}' },
    { input: '{"n":-1}', error: 'Negativo' },
  ]);

  const cheat = await create('decorada', recitingDefinition(memories));
  expect(await runMachine(client, cheat, { n: 4 })).toMatchObject({ output: { dobro: 8 } });
  expect(await runMachine(client, cheat, { n: -1 })).toMatchObject({ status: 'FAILED', error: 'Negativo' });
  expect(await runMachine(client, cheat, { n: 5 })).toMatchObject({ output: { dobro: 8 } });
});

test('de uma máquina Express, que a AWS não lista, não há o que guardar', async () => {
  expect(await memoriesOf(client, await create('expressa', DOUBLE, 'EXPRESS'))).toEqual([]);
});

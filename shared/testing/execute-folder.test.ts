import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { executeFolder } from './execute-folder.ts';

let folder: string | undefined;
afterEach(() => {
  if (folder) rmSync(folder, { recursive: true });
  folder = undefined;
});

test('dada uma máquina que espera um dia e tenta de novo, quando executada, então ninguém espera por ela', async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'executar-'));
  const definition = {
    QueryLanguage: 'JSONata',
    StartAt: 'Esperar',
    States: {
      Esperar: { Type: 'Wait', Seconds: 86_400, Next: 'Listar' },
      Listar: {
        Type: 'Task',
        Resource: 'arn:aws:states:::aws-sdk:sqs:listQueues',
        Arguments: {},
        Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 60, MaxAttempts: 3 }],
        End: true,
      },
    },
  };
  writeFileSync(path.join(folder, 'maquina.asl.json'), JSON.stringify(definition));
  writeFileSync(path.join(folder, 'falhas.yaml'), '- service: sqs\n  calls: { first: 2 }\n');
  const { events, status } = await executeFolder(folder, {});
  expect(status).toBe('SUCCEEDED');
  const [first, last] = [events[0], events.at(-1)].map((event) => event?.timestamp?.getTime() ?? 0);
  // Um dia, e as pausas de 60 e 120 segundos.
  expect(((last ?? 0) - (first ?? 0)) / 1000).toBeCloseTo(86_400 + 180, -1);
});

import { expect, test } from 'vitest';
import { outcomeWords } from './outcome-words.ts';

const UPDATE = { events: [], pending: [], now: 0 };

test('uma falha traz o texto da AWS como ele é, e a explicação em português', () => {
  const words = outcomeWords({ ...UPDATE, status: 'FAILED', error: 'States.Timeout', cause: 'too late' });

  expect(words.status).toBe('A execução falhou.');
  expect(words.english).toBe('States.Timeout: too late');
  expect(words.explanation).toBeTruthy();
});

test('uma definição recusada mostra o primeiro achado', () => {
  const diagnostics = [{ severity: 'ERROR' as const, code: 'X', message: "Missing 'Next' target: B" }];

  expect(outcomeWords({ ...UPDATE, status: 'INVALID', diagnostics }).english).toBe(
    "Missing 'Next' target: B",
  );
});

test('quando foi o simulador que parou, vale o motivo dele', () => {
  expect(outcomeWords({ ...UPDATE, status: 'ABORTED', notice: 'Passou do limite.' }).status).toBe(
    'Passou do limite.',
  );
});

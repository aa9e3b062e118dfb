import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepLastCheck, readLastCheck } from '../check/last-check.ts';
import { readProgress, recordPassed } from '../progress/progress.ts';
import { type RestartPlaces, restartStep } from './restart-step.ts';

const SLUG = '04-emprestimo';
const NOW = new Date('2026-03-01T12:34:56.789Z');

let root: string;
let places: Required<RestartPlaces>;
beforeEach(async () => {
  root = mkdtempSync(path.join(os.tmpdir(), 'recomeco-'));
  places = {
    starter: { 'app.ts': 'const a = 1;\n' },
    folder: path.join(root, 'steps', SLUG),
    attempts: path.join(root, '.tentativas'),
    progress: path.join(root, '.progresso.json'),
    checks: path.join(root, 'verificacoes'),
  };
  mkdirSync(places.folder, { recursive: true });
  await recordPassed(SLUG, 1, NOW, places.progress);
  await keepLastCheck(
    { step: SLUG, outcome: 'passed', goals: [], machines: [], seed: 1, durationMs: 1 },
    places.checks,
  );
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const answer = (text: string) => writeFileSync(path.join(places.folder, 'app.ts'), text);

test('dada uma resposta, ela fica guardada, o ponto de partida volta, e o curso esquece que o passo passou', async () => {
  answer('const a = 2;\n');
  const kept = await restartStep(SLUG, NOW, places);
  expect(kept).toBe(path.join(places.attempts, '04-emprestimo-2026-03-01T12-34-56'));
  expect(readFileSync(path.join(kept ?? '', 'app.ts'), 'utf8')).toBe('const a = 2;\n');
  expect(readFileSync(path.join(places.folder, 'app.ts'), 'utf8')).toBe('const a = 1;\n');
  expect(readProgress(places.progress).passos).toEqual({});
  expect(readLastCheck(SLUG, places.checks)).toBeUndefined();
});

test('dado o passo como veio, não há o que guardar', async () => {
  answer('const a = 1;\n');
  expect(await restartStep(SLUG, NOW, places)).toBeUndefined();
  expect(existsSync(places.attempts)).toBe(false);
  expect(readProgress(places.progress).passos).toEqual({});
});

test('dado um progresso que não se lê, nada muda', async () => {
  answer('const a = 2;\n');
  writeFileSync(places.progress, '{');
  await expect(restartStep(SLUG, NOW, places)).rejects.toThrow('Apague o arquivo');
  expect(readFileSync(path.join(places.folder, 'app.ts'), 'utf8')).toBe('const a = 2;\n');
});

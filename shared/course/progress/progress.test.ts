import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Step } from '../catalogue/catalogue.ts';
import { forgetStep, readProgress, recordPassed, stepStates, UnreadableProgress } from './progress.ts';

const NOW = new Date('2026-03-01T12:00:00Z');

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'progresso-'));
  file = path.join(folder, '.progresso.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const written = () => JSON.parse(readFileSync(file, 'utf8'));

describe('o progresso', () => {
  test('sem arquivo, está vazio', () => {
    expect(readProgress(file)).toEqual({ passos: {} });
  });

  test('quando um passo passa, anota a hora e a semente, sem deixar rascunho', async () => {
    await recordPassed('01-fluxograma', 123_456, NOW, file);
    await recordPassed('04-emprestimo', 7, NOW, file);
    expect(readProgress(file).passos).toEqual({
      '01-fluxograma': { verificadoEm: '2026-03-01T12:00:00.000Z', semente: 123_456 },
      '04-emprestimo': { verificadoEm: '2026-03-01T12:00:00.000Z', semente: 7 },
    });
    expect(readdirSync(folder)).toEqual(['.progresso.json']);
  });

  test('quando um passo é recomeçado, só ele é esquecido', async () => {
    await recordPassed('01-fluxograma', 1, NOW, file);
    await recordPassed('04-emprestimo', 2, NOW, file);
    await forgetStep('04-emprestimo', file);
    expect(Object.keys(readProgress(file).passos)).toEqual(['01-fluxograma']);
  });

  test('quando se esquece um passo que não passou, nada é escrito', async () => {
    await forgetStep('04-emprestimo', file);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('dados campos que esta versão não conhece, eles sobrevivem', async () => {
    writeFileSync(file, JSON.stringify({ versao: 2, passos: { '15-nuvem': { nota: 'a' } } }));
    await recordPassed('01-fluxograma', 1, NOW, file);
    await forgetStep('01-fluxograma', file);
    expect(written()).toEqual({ versao: 2, passos: { '15-nuvem': { nota: 'a' } } });
  });

  test.each(['', '{', 'null', '[]', '{}', '{"passos":[]}', '{"passos":"01"}'])(
    'dado o arquivo %j, diz o que fazer e não o sobrescreve',
    async (text) => {
      writeFileSync(file, text);
      expect(() => readProgress(file)).toThrow(UnreadableProgress);
      await expect(recordPassed('01-fluxograma', 1, NOW, file)).rejects.toThrow(
        'Não consegui ler .progresso.json. Apague o arquivo',
      );
      expect(readFileSync(file, 'utf8')).toBe(text);
    },
  );
});

test('o estado de um passo vem do progresso; um que ainda não existe está por fazer', async () => {
  const step = (slug: string, state: Step['state']): Step => ({
    number: 1,
    slug,
    title: '',
    part: '',
    state,
  });
  await recordPassed('90-feito', 1, NOW, file);
  const states = stepStates(
    [step('90-feito', 'pronto'), step('91-intocado', 'pronto'), step('92-futuro', 'em breve')],
    file,
  );
  expect(states.map(({ state }) => state)).toEqual(['passed', 'untouched', 'untouched']);
});

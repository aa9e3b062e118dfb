import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { secondSolution, secondSolutionFaults } from './second-solution.ts';

const SOLUTION = { 'pizza.asl.json': '{}', 'entrada.json': '{"fome":true}' };
const FIRST = { number: 1, slug: '01-fluxograma' };

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'segunda-'));
  mkdirSync(path.join(folder, '01-fluxograma'));
  writeFileSync(path.join(folder, '01-fluxograma', 'pizza.asl.json'), '{"StartAt":"Outro"}');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a segunda solução de um passo', () => {
  test('dada uma pasta só com o que muda, o resto vem da solução', () => {
    expect(secondSolution('01-fluxograma', SOLUTION, path.join(folder, '01-fluxograma'))).toEqual({
      'pizza.asl.json': '{"StartAt":"Outro"}',
      'entrada.json': '{"fome":true}',
    });
  });

  test('dada uma pasta que não existe, não há segunda solução', () => {
    expect(secondSolution('02-estados', SOLUTION, path.join(folder, '02-estados'))).toBeUndefined();
  });

  test('dado um passo que precisa de uma e não tem, a falta diz onde escrevê-la', () => {
    expect(secondSolutionFaults(FIRST, SOLUTION, undefined)).toEqual([
      'falta outra solução certa, em shared/course/proof/second-solutions/01-fluxograma, escrita de outro jeito',
    ]);
    expect(secondSolutionFaults({ number: 2, slug: '02-estados' }, SOLUTION, undefined)).toEqual([]);
  });

  test('dada uma que só muda a entrada, ela não prova nada, e é apontada', () => {
    const [fault] = secondSolutionFaults(FIRST, SOLUTION, { ...SOLUTION, 'entrada.json': '{}' });
    expect(fault).toContain('é igual à primeira');
    expect(secondSolutionFaults(FIRST, SOLUTION, { ...SOLUTION, 'pizza.asl.json': '{ }' })).toEqual([]);
  });
});

import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../paths.ts';
import type { Step } from './catalogue.ts';
import { findStep, stepOfFolder, UnknownStep } from './find-step.ts';

const step = (number: number, slug: string, state: Step['state']): Step => ({
  number,
  slug,
  state,
  title: `Título ${number}`,
  part: 'Parte',
});
const STEPS = [
  step(1, '01-fluxograma', 'pronto'),
  step(2, '02-estados', 'em breve'),
  step(4, '04-emprestimo', 'pronto'),
];

describe('o passo que alguém pede', () => {
  test.each(['4', '04', '04-emprestimo'])('dado "%s", é o passo 4', (asked) => {
    expect(findStep(asked, STEPS).slug).toBe('04-emprestimo');
  });

  test.each(['99', '0', 'abc', '', '-4', '4.0', 'emprestimo', '../04-emprestimo'])(
    'dado "%s", não existe, e a mensagem diz o que dá para pedir',
    (asked) => {
      expect(() => findStep(asked, STEPS)).toThrow(UnknownStep);
      expect(() => findStep(asked, STEPS)).toThrow(
        `Não existe o passo "${asked}". O curso vai do 1 ao 3. Os passos prontos são: 1, 4.`,
      );
    },
  );

  test('dado um passo que ainda não está no repositório, a mensagem diz isso e o nome dele', () => {
    expect(() => findStep('2', STEPS)).toThrow(
      'O passo 2 (Título 2) ainda não está neste repositório. Os passos prontos são: 1, 4.',
    );
  });
});

describe('o passo em cuja pasta o comando foi dado', () => {
  const at = (...parts: string[]) => stepOfFolder(path.join(ROOT, ...parts), STEPS)?.slug;

  test('dentro de steps/04-emprestimo, é o passo 4, e nas pastas de dentro também', () => {
    expect(at('steps', '04-emprestimo')).toBe('04-emprestimo');
    expect(at('steps', '04-emprestimo', 'cdk.out')).toBe('04-emprestimo');
  });

  test.each([
    [['.']],
    [['steps']],
    [['steps', '02-estados']],
    [['steps', 'rascunho']],
    [['solutions', '04-emprestimo']],
    [['..', 'steps', '04-emprestimo']],
  ])('em %j, não é nenhum', (parts) => {
    expect(at(...parts)).toBeUndefined();
  });

  test('sem pasta, não é nenhum', () => {
    expect(stepOfFolder(undefined, STEPS)).toBeUndefined();
  });
});

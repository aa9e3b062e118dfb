import { expect, test } from 'vitest';
import { courseFaults } from './course-faults.ts';

test('o curso inteiro tem pelo menos 45 respostas erradas', () => {
  expect(courseFaults([{ wrongAnswers: 30 }, { wrongAnswers: 15 }])).toEqual([]);
  expect(courseFaults([{ wrongAnswers: 30 }, { wrongAnswers: 14 }])).toEqual([
    'o curso tem 44 respostas erradas, e deveria ter pelo menos 45',
  ]);
});

import { expect, test } from 'vitest';
import { QUIZZES } from '../../../../shared/course/quizzes/index.ts';
import { scoreOf } from './score.ts';

const [{ questions } = { questions: [] }] = QUIZZES;
const rightOf = (index: number): Record<string, number> => {
  const question = questions[index];
  return question ? { [question.id]: question.options.findIndex(({ isRight }) => isRight) } : {};
};

test('sem respostas, nada está respondido', () => {
  expect(scoreOf(questions, {})).toEqual({ answered: 0, right: 0, total: questions.length });
});

test('dada uma certa e uma errada, são duas respondidas e uma certa', () => {
  const [wrongId, rightPlace] = Object.entries(rightOf(1))[0] ?? ['', 0];
  const wrong = { [wrongId]: rightPlace === 0 ? 1 : 0 };
  expect(scoreOf(questions, { ...rightOf(0), ...wrong })).toMatchObject({ answered: 2, right: 1 });
});

test('uma opção que a pergunta não tem mais não conta', () => {
  expect(scoreOf(questions, { [questions[0]?.id ?? '']: 9 })).toMatchObject({ answered: 0 });
});

import type { Question } from '../../../../shared/course/quizzes/index.ts';

/** Como alguém foi em um questionário. */
export interface Score {
  answered: number;
  right: number;
  total: number;
}

/** A opção guardada, se a pergunta ainda tem uma nesse lugar. */
export const answerTo = (
  { id, options }: Pick<Question, 'id' | 'options'>,
  answers: Readonly<Record<string, number>>,
): number | undefined => {
  const option = answers[id];
  return option !== undefined && option < options.length ? option : undefined;
};

/** @param answers a opção escolhida em cada pergunta, pelo nome dela */
export function scoreOf(questions: readonly Question[], answers: Readonly<Record<string, number>>): Score {
  const chosen = questions.map((question) => {
    const option = answerTo(question, answers);
    return option === undefined ? undefined : question.options[option];
  });
  return {
    answered: chosen.filter((option) => option !== undefined).length,
    right: chosen.filter((option) => option?.isRight).length,
    total: questions.length,
  };
}

/** O mínimo de respostas erradas do curso inteiro. */
const WRONG_ANSWERS = 45;

/** O que falta ao curso como um todo. @param runs a prova de cada passo */
export function courseFaults(runs: readonly { wrongAnswers: number }[]): string[] {
  const wrongAnswers = runs.reduce((sum, run) => sum + run.wrongAnswers, 0);
  return wrongAnswers < WRONG_ANSWERS
    ? [`o curso tem ${wrongAnswers} respostas erradas, e deveria ter pelo menos ${WRONG_ANSWERS}`]
    : [];
}

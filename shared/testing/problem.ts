import type { Place, Problem } from './report.ts';

/** A verificação não pôde começar; a mensagem já está pronta para quem aprende. */
export class CheckProblem extends Error {
  override readonly name = 'CheckProblem';
  readonly problem: Problem;

  constructor(problem: Omit<Problem, 'stack'>, options?: { cause?: unknown }) {
    super(`${problem.title}: ${problem.detail}`, options);
    const stack = options?.cause instanceof Error ? options.cause.stack : undefined;
    this.problem = stack === undefined ? problem : { ...problem, stack };
  }
}

/** `04-emprestimo/emprestimo-stack.ts:12:5`, ou o que se souber do lugar. */
export function placeText(place: Place): string {
  const file =
    place.file === undefined
      ? ''
      : [place.file, place.line, place.column].filter((part) => part !== undefined).join(':');
  const state = place.state === undefined ? '' : `estado "${place.state}"`;
  return [file, state].filter((part) => part !== '').join(', ');
}

/** Algo falhou de um jeito que nenhum passo provoca: a culpa é do curso, e a mensagem diz isso. */
export function unexpectedFailure(error: unknown): CheckProblem {
  return new CheckProblem(
    {
      title: 'O curso encontrou um erro que não esperava',
      detail: error instanceof Error ? error.message : String(error),
      whatToDo:
        'O erro é nosso. Rode de novo com --pilha para ver os detalhes e conte para nós em uma issue.',
    },
    { cause: error },
  );
}

import { PARTS } from '../../../../../shared/course/catalogue/syllabus.ts';
import { QUIZZES } from '../../../../../shared/course/quizzes/index.ts';
import type { Section } from '../section.ts';

const plain = (prose: string): string => prose.replaceAll('`', '');

/** As perguntas dos questionários: elas não estão no Markdown, e também se procuram. Sem as respostas. */
export const quizSections = (): Section[] =>
  QUIZZES.flatMap(({ part, questions }) =>
    questions.map(
      ({ text, options }, index): Section => ({
        url: `/questionarios/parte-${part}#pergunta-${index + 1}`,
        page: `Questionário: ${PARTS[part - 1]?.title}`,
        heading: `Pergunta ${index + 1}`,
        text: [text, ...options.map((option) => option.text)].map(plain).join(' '),
        code: '',
      }),
    ),
  );

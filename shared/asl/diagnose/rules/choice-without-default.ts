import type { Rule } from '../finding.ts';
import { statesOf } from './walk.ts';

/** Um Choice sem Default: o dia em que nenhuma regra serve, a execução falha. */
export const choiceWithoutDefault: Rule = {
  name: 'escolha-sem-default',
  check: (definition) =>
    statesOf(definition).flatMap(({ name, type, state, path }) =>
      type !== 'Choice' || 'Default' in state
        ? []
        : [
            {
              severity: 'hint' as const,
              message: `"${name}" não diz para onde ir quando nenhuma condição serve.`,
              why: 'Nesse dia a execução falha com States.NoChoiceMatched. Ponha um Default, mesmo que ele leve a um Fail que diga o que houve.',
              path,
              on: 'key' as const,
            },
          ],
    ),
};

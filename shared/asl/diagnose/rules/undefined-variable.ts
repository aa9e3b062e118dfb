import type { Rule, RuleFinding, RuleFix } from '../finding.ts';
import { analyse } from '../flow/analyse.ts';
import { closest } from './closest.ts';

/** Uma variável que nenhum `Assign` cria. */
export const undefinedVariable: Rule = {
  name: 'variavel-sem-valor',
  check: (definition) => {
    const analysis = analyse(definition);
    if (!analysis) return [];
    const { variables, states } = analysis;
    return states.flatMap(({ sites, language }) =>
      sites.flatMap(({ read: { root }, path, text }): RuleFinding[] => {
        if (typeof root !== 'object' || variables.has(root.variable)) return [];
        const { variable } = root;
        const near = closest(variable, [...variables.keys(), 'states']);
        const parts = text.split(new RegExp(`\\$${variable}\\b`));
        const fix: RuleFix | undefined =
          near === undefined || parts.length !== 2
            ? undefined
            : { title: `Ler $${near}`, kind: 'replace', path, value: parts.join(`$${near}`) };
        return [
          {
            severity: 'warning',
            message: `Nenhum estado cria a variável $${variable}.`,
            why:
              language === 'JSONata'
                ? `Uma variável existe depois que o Assign de um estado anterior a cria. Se é um campo da entrada, ele é $states.input.${variable}. A execução falha aqui.`
                : `Uma variável existe depois que o Assign de um estado anterior a cria. Se é um campo da entrada, ele é $.${variable}. A execução falha aqui.`,
            path,
            ...(fix ? { fix } : {}),
          },
        ];
      }),
    );
  },
};

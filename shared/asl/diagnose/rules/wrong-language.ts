import { getOwn } from '../../json/index.ts';
import type { Rule, RuleFinding } from '../finding.ts';
import { statesOf, textsIn } from './walk.ts';

const JSONATA = /^\s*\{%[\s\S]*%\}\s*$/;
const PATH = /^\$(\.|\[|$|\$\.)/;
/** Onde um texto que parece um caminho seria lido como um, se a linguagem fosse a outra. */
const DATA_FIELDS = [
  'Parameters',
  'Arguments',
  'Output',
  'Assign',
  'Result',
  'ResultSelector',
  'ItemSelector',
];

/** JSONata em um estado JSONPath, e o contrário: a AWS aceita o texto, e o manda adiante como texto. */
export const wrongLanguage: Rule = {
  name: 'linguagem-trocada',
  check: (definition) =>
    statesOf(definition).flatMap(({ name, state, path, language }): RuleFinding[] =>
      DATA_FIELDS.flatMap((field) => {
        const value = getOwn(state, field);
        return value === undefined ? [] : textsIn(value, [...path, field]);
      }).flatMap(({ text, path: place }): RuleFinding[] => {
        if (language === 'JSONPath' && JSONATA.test(text))
          return [
            {
              severity: 'warning',
              message: `"${name}" usa JSONPath, e aqui há uma expressão JSONata.`,
              why: 'Ela não é avaliada: o texto {% … %} segue adiante como está. Ponha "QueryLanguage": "JSONata" no estado ou na máquina.',
              path: place,
            },
          ];
        if (language === 'JSONata' && (PATH.test(text) || String(place.at(-1)).endsWith('.$')))
          return [
            {
              severity: 'warning',
              message: `"${name}" usa JSONata, e aqui há um caminho de JSONPath.`,
              why: 'Ele não é lido: o texto segue adiante como está. Em JSONata, escreva {% $states.input.campo %}.',
              path: place,
              ...(PATH.test(text) && /^\$\.[\w.]+$/.test(text)
                ? {
                    fix: {
                      title: 'Escrever em JSONata',
                      kind: 'replace' as const,
                      path: place,
                      value: `{% $states.input${text.slice(1)} %}`,
                    },
                  }
                : {}),
            },
          ];
        return [];
      }),
    ),
};

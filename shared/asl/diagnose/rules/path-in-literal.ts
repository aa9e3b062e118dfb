import { getOwn } from '../../json/index.ts';
import type { Rule, RuleFinding } from '../finding.ts';
import { fieldText, statesOf, textsIn } from './walk.ts';

const FIELDS = ['Parameters', 'Arguments', 'ResultSelector', 'ItemSelector', 'Assign', 'Output'];
const WHOLE_PATH = /^\$\$?(\.[\w-]+|\[[^\]]+\])+$/;
const INSIDE = /(?:^|[^\w$])(\$\.[A-Za-z_][\w.]*)/;
const EXPRESSION_INSIDE = /\{%[\s\S]*?%\}/;

/** Um caminho no meio de um texto, ou em um campo sem `.$`: quem lê o resultado recebe o caminho, e não o valor. */
export const pathInLiteral: Rule = {
  name: 'caminho-em-texto',
  check: (definition) =>
    statesOf(definition).flatMap(({ name, state, path, language }): RuleFinding[] =>
      FIELDS.flatMap((field) => {
        const value = getOwn(state, field);
        return value === undefined ? [] : textsIn(value, [...path, field]);
      }).flatMap(({ text, path: place }): RuleFinding[] => {
        const key = String(place.at(-1));
        if (language === 'JSONata') return insideJsonata(name, text, place);
        if (key.endsWith('.$')) return [];
        if (WHOLE_PATH.test(text))
          return [
            {
              severity: 'warning',
              message: `"${fieldText(place)}" recebe o texto ${text}, e não o valor que está lá.`,
              why: 'Em JSONPath, só um campo cujo nome termina em .$ lê um caminho.',
              path: place,
              ...(typeof place.at(-1) === 'string'
                ? {
                    fix: {
                      title: `Chamar o campo de ${key}.$`,
                      kind: 'rename' as const,
                      path: place,
                      name: `${key}.$`,
                    },
                  }
                : {}),
            },
          ];
        const inside = INSIDE.exec(text)?.[1];
        if (inside === undefined || typeof place.at(-1) !== 'string') return [];
        return [
          {
            severity: 'warning',
            message: `${inside} está no meio de um texto, e a AWS não o troca pelo valor.`,
            why: 'Quem recebe lê o caminho ao pé da letra. Use States.Format em um campo que termina em .$, ou JSONata.',
            path: place,
          },
        ];
      }),
    ),
};

function insideJsonata(name: string, text: string, path: RuleFinding['path']): RuleFinding[] {
  const isWhole = /^\s*\{%[\s\S]*%\}\s*$/.test(text) && text.indexOf('{%', 2) === -1;
  if (isWhole || !EXPRESSION_INSIDE.test(text)) return [];
  return [
    {
      severity: 'warning',
      message: `Em "${name}", {% … %} está no meio de um texto, e a AWS não o avalia.`,
      why: 'A expressão vale só quando ocupa o texto inteiro. Junte com &: {% "Olá, " & $states.input.nome %}.',
      path,
    },
  ];
}

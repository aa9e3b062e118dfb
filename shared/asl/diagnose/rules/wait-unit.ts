import { getOwn } from '../../json/index.ts';
import type { Rule, RuleFinding } from '../finding.ts';
import { statesOf } from './walk.ts';

/** Meio ano, em segundos: quem espera mais que isso costuma ter escrito milissegundos. */
const LONG = 15_552_000;
const FIELDS = ['Seconds', 'TimeoutSeconds', 'HeartbeatSeconds'];

/** Os segundos que um nome como "Esperar 30 segundos" ou um comentário dizem. */
function secondsSaid(text: string): number | undefined {
  const [, amount, unit = ''] =
    /(\d+)\s*(segundos?|seconds?|s|minutos?|minutes?|min|horas?|hours?|h)(?![\p{L}\d])/iu.exec(text) ?? [];
  if (amount === undefined) return undefined;
  const size = unit.startsWith('m') || unit.startsWith('M') ? 60 : /^h/i.test(unit) ? 3600 : 1;
  return Number(amount) * size;
}

/** Um tempo escrito em milissegundos onde a AWS lê segundos. */
export const waitUnit: Rule = {
  name: 'tempo-em-milissegundos',
  check: (definition) =>
    statesOf(definition).flatMap(({ name, state, path }) =>
      FIELDS.flatMap((field): RuleFinding[] => {
        const value = getOwn(state, field);
        if (typeof value !== 'number' || value < 1000 || value % 1000 !== 0) return [];
        const said = secondsSaid(name) ?? secondsSaid(String(state.Comment ?? ''));
        if (said === undefined ? value < LONG : said * 1000 !== value) return [];
        const days = Math.round(value / 86_400);
        return [
          {
            severity: 'warning',
            message: `${field} é em segundos: ${value} são ${days >= 1 ? `${days} ${days === 1 ? 'dia' : 'dias'}` : `${Math.round(value / 60)} minutos`}.`,
            why: `Parece um tempo em milissegundos. Se são ${value / 1000} segundos, escreva ${value / 1000}.`,
            path: [...path, field],
            ...(said === undefined
              ? {}
              : {
                  fix: {
                    title: `Escrever ${said}`,
                    kind: 'replace' as const,
                    path: [...path, field],
                    value: said,
                  },
                }),
          },
        ];
      }),
    ),
};

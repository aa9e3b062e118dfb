import { getOwn, isObject, type Json, type JsonObject } from '../../json/index.ts';
import type { Path, Rule, RuleFinding } from '../finding.ts';
import { statesOf, textsIn, type VisitedState } from './walk.ts';

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
  check: (definition) => {
    const states = statesOf(definition);
    return isAllJsonata(definition, states) ? [UNSAID] : states.flatMap(findingsIn);
  },
};

/** A máquina inteira está em JSONata, e ninguém disse: um achado só, em vez de um por campo. */
const UNSAID: RuleFinding = {
  severity: 'warning',
  message: 'A máquina está escrita em JSONata, e não diz isso.',
  why: 'Sem QueryLanguage vale JSONPath: cada {% … %} segue adiante como texto, sem ser avaliado.',
  path: ['StartAt'],
  on: 'key',
  fix: { title: 'Dizer que é JSONata', kind: 'add', path: [], name: 'QueryLanguage', value: 'JSONata' },
};

function isAllJsonata(definition: Json, states: readonly VisitedState[]): boolean {
  if (!isObject(definition) || 'QueryLanguage' in definition) return false;
  const texts = states.flatMap(({ state }) => dataTexts(state, []));
  return texts.filter(({ text }) => JSONATA.test(text)).length > 1 && !texts.some(isPath);
}

type PlacedText = ReturnType<typeof textsIn>[number];

const isPath = ({ text, path }: PlacedText): boolean => PATH.test(text) || String(path.at(-1)).endsWith('.$');

/** Os textos dos campos de dados de um estado. */
const dataTexts = (state: JsonObject, path: Path): PlacedText[] =>
  DATA_FIELDS.flatMap((field) => {
    const value = getOwn(state, field);
    return value === undefined ? [] : textsIn(value, [...path, field]);
  });

function findingsIn({ name, state, path, language }: VisitedState): RuleFinding[] {
  return dataTexts(state, path).flatMap((placed): RuleFinding[] => {
    if (language === 'JSONPath') return JSONATA.test(placed.text) ? [jsonataInJsonPath(name, placed)] : [];
    return isPath(placed) ? [jsonPathInJsonata(name, placed)] : [];
  });
}

const jsonataInJsonPath = (name: string, { path }: PlacedText): RuleFinding => ({
  severity: 'warning',
  message: `"${name}" usa JSONPath, e aqui há uma expressão JSONata.`,
  why: 'Ela não é avaliada: o texto {% … %} segue adiante como está. Ponha "QueryLanguage": "JSONata" no estado ou na máquina.',
  path,
});

const jsonPathInJsonata = (name: string, { text, path }: PlacedText): RuleFinding => ({
  severity: 'warning',
  message: `"${name}" usa JSONata, e aqui há um caminho de JSONPath.`,
  why: 'Ele não é lido: o texto segue adiante como está. Em JSONata, escreva {% $states.input.campo %}.',
  path,
  ...(/^\$\.[\w.]+$/.test(text)
    ? {
        fix: {
          title: 'Escrever em JSONata',
          kind: 'replace' as const,
          path,
          value: `{% $states.input${text.slice(1)} %}`,
        },
      }
    : {}),
});

/**
 * As condições de um Choice em forma curta, para caberem numa seta do desenho.
 * Operadores: https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html
 */
import type { Json } from '../asl/json/json.ts';
import { asObject, field, isObject, type JsonObject, objectsOf, textOf } from './json.ts';

const DEEPEST = 20;

/** O texto que a seta de uma regra mostra. Aceita regras de JSONPath e de JSONata, mesmo pela metade. */
export function describeRule(rule: JsonObject): string {
  const condition = field(rule, 'Condition');
  if (typeof condition === 'string') return shortenJsonata(condition);
  if (typeof condition === 'boolean') return condition ? 'sempre' : 'nunca';
  return describeTest(rule, 0) || '?';
}

/** A expressão sem `{% %}`, com `$states.input.` subentendido e `and`/`or` em português. */
export function shortenJsonata(expression: string): string {
  const inside = expression.trim().replace(/^\{%/, '').replace(/%\}$/, '').trim();
  return outsideQuotes(inside, (code) =>
    code
      .replace(/\$states\.input\./g, '')
      .replace(/\$states\.input\b/g, 'entrada')
      .replace(/\$states\./g, '')
      .replace(/>=/g, '≥')
      .replace(/<=/g, '≤')
      .replace(/!=/g, '≠')
      .replace(/\band\b/g, 'e')
      .replace(/\bor\b/g, 'ou')
      .replace(/\s+/g, ' '),
  );
}

/** Troca só o código: o que está entre aspas fica como foi escrito. */
function outsideQuotes(text: string, change: (code: string) => string): string {
  return text
    .split(/("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')/)
    .map((part, index) => (index % 2 === 1 ? part : change(part)))
    .join('');
}

function describeTest(test: JsonObject, depth: number): string {
  if (depth > DEEPEST) return '…';
  const all = field(test, 'And');
  if (Array.isArray(all)) return joinTests(all, ' e ', depth);
  const some = field(test, 'Or');
  if (Array.isArray(some)) return joinTests(some, ' ou ', depth);
  const negated = field(test, 'Not');
  if (isObject(negated)) return `não (${describeTest(negated, depth + 1)})`;
  return describeComparison(test);
}

function joinTests(tests: Json[], word: string, depth: number): string {
  return objectsOf(tests)
    .map((test) => {
      const text = describeTest(test, depth + 1);
      return Object.hasOwn(test, 'And') || Object.hasOwn(test, 'Or') ? `(${text})` : text;
    })
    .join(word);
}

const SYMBOLS: Record<string, string> = {
  Equals: '=',
  LessThan: '<',
  LessThanEquals: '≤',
  GreaterThan: '>',
  GreaterThanEquals: '≥',
  Matches: 'parece',
};

const NATURES: Record<string, [yes: string, no: string]> = {
  IsPresent: ['existe', 'não existe'],
  IsNull: ['é nulo', 'não é nulo'],
  IsNumeric: ['é número', 'não é número'],
  IsString: ['é texto', 'não é texto'],
  IsBoolean: ['é verdadeiro ou falso', 'não é verdadeiro ou falso'],
  IsTimestamp: ['é data', 'não é data'],
};

function describeComparison(test: JsonObject): string {
  const variable = shortenPath(textOf(field(test, 'Variable')) ?? '');
  for (const [operator, value] of Object.entries(test)) {
    const nature = NATURES[operator];
    if (nature) return `${variable} ${value === false ? nature[1] : nature[0]}`;
    if (operator === 'BooleanEquals' && typeof value === 'boolean') {
      return value ? variable : `não ${variable}`;
    }
    const [, symbol, path] = /^(?:String|Numeric|Timestamp|Boolean)(\w+?)(Path)?$/.exec(operator) ?? [];
    const sign = symbol === undefined ? undefined : SYMBOLS[symbol];
    if (sign) return `${variable} ${sign} ${operand(value, path !== undefined)}`;
  }
  return variable;
}

function operand(value: Json, isPath: boolean): string {
  if (isPath && typeof value === 'string') return shortenPath(value);
  return JSON.stringify(value);
}

function shortenPath(path: string): string {
  return path === '$' ? 'entrada' : path.replace(/^\$\.(?=\S)/, '');
}

/** Os nomes de erro de um Catch ou Retry, como a seta e o texto os mostram. */
export function describeErrors(errors: string[]): string {
  if (errors.includes('States.ALL')) return 'qualquer erro';
  return errors.length === 0 ? 'erro' : errors.join(', ');
}

/** As regras de um Choice, na ordem em que são tentadas. */
export function rulesOf(state: JsonObject): JsonObject[] {
  return objectsOf(field(asObject(state), 'Choices'));
}

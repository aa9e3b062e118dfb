import type { Json } from '../../json/json.ts';
import { stringifyJson } from '../../json/stringify.ts';
import { unexpectedResultType } from '../../jsonata/index.ts';

/** O erro de um campo cuja expressão deu um valor de outro tipo, com as palavras da AWS. */
export function unexpectedType(
  source: Json | undefined,
  field: string,
  expected: string,
  value: Json,
): Error {
  return unexpectedResultType(expressionIn(source), field, expected, value);
}

/** O texto da expressão, sem `{%` e `%}`. */
function expressionIn(source: Json | undefined): string {
  const text = typeof source === 'string' ? source : stringifyJson(source ?? null);
  return text.replace(/^\{%\s*/, '').replace(/\s*%\}$/, '');
}

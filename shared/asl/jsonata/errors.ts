import { EvaluationError } from '../evaluation-error.ts';
import { type Json, stringifyJson, typeName } from '../json/index.ts';
import type { LibraryError } from './library.ts';

/** A expressão não é JSONata. `code` e `position` são os da biblioteca. */
export class JsonataSyntaxError extends Error {
  readonly code: string | undefined;
  readonly position: number | undefined;

  constructor(message: string, code?: string, position?: number) {
    super(message);
    this.name = 'JsonataSyntaxError';
    this.code = code;
    this.position = position;
  }
}

const ERROR = 'States.QueryEvaluationError';

function describe(text: string, field: string, what: string): EvaluationError {
  return new EvaluationError(
    ERROR,
    `The JSONata expression '${text}' specified for the field '${field}' ${what}`,
    field,
  );
}

/** A expressão não deu valor nenhum. */
export function returnedNothing(text: string, field: string): EvaluationError {
  return describe(text, field, 'returned nothing (undefined).');
}

/** A expressão deu uma função ou outra coisa que não é JSON. */
export function unsupportedResult(text: string, field: string): EvaluationError {
  return describe(text, field, 'returned an unsupported result type.');
}

/** A biblioteca recusou a avaliação. */
export function threwError(text: string, field: string, error: LibraryError): EvaluationError {
  const reason = error.code === undefined ? `: ${error.message}` : `. ${error.code}: ${error.message}`;
  return describe(text, field, `threw an error during evaluation${reason}`);
}

/**
 * A expressão deu um valor de outro tipo que não o do campo.
 * @param expected o nome do tipo, como `array` ou `number`.
 */
export function unexpectedResultType(
  text: string,
  field: string,
  expected: string,
  value: Json,
): EvaluationError {
  return describe(
    text,
    field,
    `returned an unexpected result type. Expected '${expected}', but was '${typeName(value)}' for value: ${stringifyJson(value)}`,
  );
}

import { anyValue, type Fields, oneOf, string } from '../checks.ts';
import { jsonataTemplate } from '../jsonata.ts';
import { pathOrNull, resultPath } from '../paths.ts';
import { payloadTemplate } from '../payload-template.ts';
import { assign } from '../variables.ts';

/** Os campos de todo estado. */
export const COMMON: Fields = {
  Type: { check: anyValue },
  Comment: { check: string },
  QueryLanguage: { check: oneOf('JSONPath', 'JSONata') },
};

/** Os campos dos estados que têm entrada e saída. */
export const DATA: Fields = {
  InputPath: { check: pathOrNull, only: 'JSONPath' },
  OutputPath: { check: pathOrNull, only: 'JSONPath' },
  Output: { check: jsonataTemplate, only: 'JSONata' },
};

/** `Assign`, dos estados que podem guardar variáveis. */
export const ASSIGN: Fields = { Assign: { check: assign } };

/** Os campos dos estados que passam adiante. O destino é examinado com as transições. */
export const FLOW: Fields = {
  Next: { check: string },
  End: { check: anyValue },
};

export const RESULT_PATH: Fields = { ResultPath: { check: resultPath, only: 'JSONPath' } };
export const PARAMETERS: Fields = { Parameters: { check: payloadTemplate, only: 'JSONPath' } };
export const RESULT_SELECTOR: Fields = { ResultSelector: { check: payloadTemplate, only: 'JSONPath' } };
export const ARGUMENTS: Fields = { Arguments: { check: jsonataTemplate, only: 'JSONata' } };

import type { JsonObject } from '../../json/index.ts';
import type { Fields } from '../checks.ts';
import type { Context } from '../context.ts';

/** O que se exige de um tipo de estado. */
export interface StateRule {
  fields: Fields;
  required?: readonly string[];
  /** O estado dá um resultado, que `Output` e `Assign` podem ler. */
  hasResult?: boolean;
  /** Precisa de `Next` ou de `End`. */
  flows?: boolean;
  /** O que não se diz campo a campo. */
  check?(state: JsonObject, at: string, context: Context): void;
}

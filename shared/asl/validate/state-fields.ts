import type { QueryLanguage } from './context.ts';
import { STATE_RULES } from './states/index.ts';

/** Por tipo de estado: os campos que ele aceita e, quando só uma linguagem os tem, qual. */
export type StateFields = Record<string, Record<string, QueryLanguage | 'both'>>;

/** Os campos que o exame aceita em cada tipo de estado; `Type` entre eles. */
export function stateFields(): StateFields {
  return Object.fromEntries(
    Object.entries(STATE_RULES).map(([type, { fields }]) => [
      type,
      Object.fromEntries(Object.entries(fields).map(([name, { only }]) => [name, only ?? 'both'])),
    ]),
  );
}

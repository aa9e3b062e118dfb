import type { Json, JsonObject } from '../json/json.ts';
import { parseJson } from '../json/parse.ts';
import { validate } from '../validate/index.ts';
import type { QueryLanguage } from './compile-context.ts';
import { compileStates } from './compile-states.ts';
import { InvalidDefinition } from './invalid-definition.ts';
import type { StateMachine, StateMachineType } from './machine.ts';
import { timeoutOf } from './timeout.ts';

export interface CompileOptions {
  /** Padrão: `STANDARD`. */
  type?: StateMachineType;
}

/**
 * Compila uma definição: valida, e prepara cada caminho, função e expressão. Nada mais é lido como texto
 * enquanto a máquina anda.
 * @param definition a definição, como texto JSON ou já lida
 * @throws InvalidDefinition com todos os achados, se a AWS recusaria a definição
 */
export function compile(definition: string | Json, options: CompileOptions = {}): StateMachine {
  const type = options.type ?? 'STANDARD';
  const diagnostics = validate(definition, { type });
  if (diagnostics.length > 0) throw new InvalidDefinition(diagnostics);
  const parsed = (typeof definition === 'string' ? parseJson(definition) : definition) as JsonObject;
  const language: QueryLanguage = parsed.QueryLanguage === 'JSONata' ? 'JSONata' : 'JSONPath';
  return Object.freeze({
    type,
    definition: parsed,
    comment: parsed.Comment as string | undefined,
    timeoutSeconds: timeoutOf(parsed, type),
    root: compileStates(parsed, type, language),
  });
}

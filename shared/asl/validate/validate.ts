import {
  isObject,
  type Json,
  type JsonObject,
  JsonSyntaxError,
  parseJson,
  stringifyJson,
} from '../json/index.ts';
import { type Fields, integer, oneOf, string } from './checks.ts';
import type { Context, FlowOptions } from './context.ts';
import type { Diagnostic } from './diagnostic.ts';
import { Findings } from './findings.ts';
import { innerContext, innerFields, validateFlow } from './flow.ts';
import { Scope } from './scope.ts';
import { languageOf } from './state.ts';

export interface ValidateOptions {
  /** Padrão: `STANDARD`. Uma máquina EXPRESS aceita menos. */
  type?: 'STANDARD' | 'EXPRESS';
  /** `ERROR` (padrão) só dá o que impede a criação; `WARNING` dá também os avisos. */
  severity?: Diagnostic['severity'];
  /** Quantos achados dar. Padrão: 100, como na AWS. */
  maxResults?: number;
}

/** Quantos caracteres de um texto que não é JSON o Jackson mostra. */
const SHOWN = 500;
const NOT_AN_OBJECT = 'Definition must be a valid JSON object';

/**
 * Tudo o que a AWS apontaria numa definição, de uma vez, sem executar nada.
 * @param definition a definição, como texto JSON ou já lida.
 * @returns os achados; vazio se não há nenhum.
 */
export function validate(definition: string | Json, options: ValidateOptions = {}): Diagnostic[] {
  const findings = new Findings();
  const machine = read(definition, findings);
  if (machine) {
    try {
      validateMachine(machine, findings, options.type ?? 'STANDARD');
    } catch (error) {
      // Estados dentro de estados até acabar a pilha.
      if (!(error instanceof RangeError)) throw error;
      findings.error('SCHEMA_VALIDATION_FAILED', 'Definition is nested too deeply');
    }
  }
  const wanted = findings.diagnostics.filter(
    ({ severity }) => severity === 'ERROR' || options.severity === 'WARNING',
  );
  return wanted.slice(0, options.maxResults ?? 100);
}

function read(definition: string | Json, findings: Findings): JsonObject | undefined {
  try {
    // Reescrever o que já veio lido garante que só há JSON ali.
    const text = typeof definition === 'string' ? definition : stringifyJson(definition);
    const machine = text.trim() === '' ? null : parseJson(text);
    if (isObject(machine)) return machine;
    findings.error('SCHEMA_VALIDATION_FAILED', NOT_AN_OBJECT);
  } catch (error) {
    if (error instanceof JsonSyntaxError && typeof definition === 'string') {
      const source = sourceOf(definition);
      findings.error('INVALID_JSON_DESCRIPTION', error.describe(source), error.location(source));
    } else if (error instanceof JsonSyntaxError || error instanceof TypeError) {
      findings.error('SCHEMA_VALIDATION_FAILED', NOT_AN_OBJECT);
    } else throw error;
  }
  return undefined;
}

function sourceOf(text: string): string {
  if (text.length <= SHOWN) return `(String)"${text}"`;
  return `(String)"${text.slice(0, SHOWN)}"[truncated ${text.length - SHOWN} chars]`;
}

/** Os campos da máquina, além de `StartAt` e `States`. */
export const MACHINE_FIELDS: Fields = {
  Comment: { check: string },
  QueryLanguage: { check: oneOf('JSONPath', 'JSONata') },
  TimeoutSeconds: { check: integer(0, 99_999_999) },
  Version: { check: oneOf('1.0') },
};

function validateMachine(machine: JsonObject, findings: Findings, machineType: 'STANDARD' | 'EXPRESS'): void {
  const language = languageOf(machine.QueryLanguage, 'JSONPath');
  const context: Context = {
    findings,
    machineType,
    machineLanguage: language,
    language,
    scope: new Scope({ states: new Set(), labels: new Set() }),
    reads: { result: false, errorOutput: false },
    validateFlow: () => {},
  };
  validateFlow(machine, '/', withInnerFlows(context), MACHINE_FIELDS);
}

/** Cada contexto sabe validar os fluxos que estão dentro dele. */
function withInnerFlows(context: Context): Context {
  return {
    ...context,
    validateFlow(this: Context, flow: JsonObject, at: string, options: FlowOptions) {
      const inner = withInnerFlows(innerContext(this, options));
      validateFlow(flow, at, inner, innerFields(options));
    },
  };
}

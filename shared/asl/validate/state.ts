import { isObject, type Json, type JsonObject } from '../json/index.ts';
import { checkObject, exactlyOne, type Fields } from './checks.ts';
import type { Context, QueryLanguage } from './context.ts';
import { STATE_RULES } from './states/index.ts';
import type { StateRule } from './states/rule.ts';

/** Quantos caracteres o nome de um estado pode ter. */
const MAX_NAME = 80;

/** Só o texto exato `JSONPath` é JSONPath; um valor que não existe é lido como JSONata. */
export function languageOf(value: Json | undefined, inherited: QueryLanguage): QueryLanguage {
  if (value === undefined) return inherited;
  return value === 'JSONPath' ? 'JSONPath' : 'JSONata';
}

/** Examina um estado: o nome, o tipo e tudo o que o tipo exige. */
export function validateState(name: string, state: Json, at: string, flow: Context): void {
  const { findings, scope, machineLanguage } = flow;
  checkName(name, at, flow);
  scope.machine.states.add(name);
  if (!isObject(state)) {
    findings.schema('Expected value of type Object', at);
    return;
  }
  const rule = ruleOf(state, at, flow);
  if (!rule) return;
  const language = languageOf(state.QueryLanguage, machineLanguage);
  if (machineLanguage === 'JSONata' && language === 'JSONPath') {
    findings.schema("'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine", at);
  }
  const context = { ...flow, language };
  checkObject(state, at, context, withResult(rule, context), rule.required);
  if (rule.flows) checkNextOrEnd(state, at, context);
  rule.check?.(state, at, context);
}

function checkName(name: string, at: string, { findings, scope }: Context): void {
  if (name.length > MAX_NAME) {
    const message = `The state name '${name}' exceeds the ${MAX_NAME}-character limit allowed by the service`;
    findings.error('INVALID_STATE_NAME', message, at);
  }
  if (scope.machine.states.has(name))
    findings.error('DUPLICATE_STATE_NAME', `Duplicate State name: ${name}`, at);
}

function ruleOf(state: JsonObject, at: string, { findings }: Context): StateRule | undefined {
  const { Type: type } = state;
  if (type === undefined) findings.schema("The field 'Type' is required", at);
  else if (typeof type !== 'string') findings.schema('Expected value of type String', `${at}/Type`);
  else if (Object.hasOwn(STATE_RULES, type)) return STATE_RULES[type];
  else {
    const types = Object.keys(STATE_RULES).join(', ');
    findings.schema(`The field 'Type' should have one of these values: [${types}]`, `${at}/Type`);
  }
  return undefined;
}

/** `Output` e `Assign` de quem tem resultado podem ler `$states.result`. */
function withResult(rule: StateRule, context: Context): Fields {
  if (!rule.hasResult) return rule.fields;
  const inside = { ...context, reads: { result: true, errorOutput: false } };
  const { Output: output, Assign: assign } = rule.fields;
  return {
    ...rule.fields,
    ...(output && { Output: { ...output, check: (value, at) => output.check(value, at, inside) } }),
    ...(assign && { Assign: { ...assign, check: (value, at) => assign.check(value, at, inside) } }),
  } as Fields;
}

function checkNextOrEnd(state: JsonObject, at: string, context: Context): void {
  const { End: end, ...rest } = state;
  exactlyOne(end === true ? state : rest, ['Next', 'End'], at, context);
}

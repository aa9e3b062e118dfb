import type { JsonObject } from '../../json/index.ts';
import { diagnose } from '../diagnose.ts';
import type { Finding } from '../finding.ts';

/** O texto de uma máquina com estes estados; começa pelo primeiro. */
export const machine = (states: object, rest: object = {}): string =>
  JSON.stringify({ StartAt: Object.keys(states)[0], States: states, ...rest }, null, 2);

/** O texto de uma máquina em JSONata. */
export const jsonataMachine = (states: object): string => machine(states, { QueryLanguage: 'JSONata' });

/** Os achados de uma regra. */
export const findingsOf = (rule: string, text: string): Finding[] =>
  diagnose(text).findings.filter((finding) => finding.rule === rule);

/** Quantos achados iguais a este há em um texto. */
export const sameFindings = (text: string, { rule, message }: Finding): number =>
  findingsOf(rule, text).filter((other) => other.message === message).length;

/** Uma Task que pergunta algo a um modelo, em JSONPath. */
export const ask = (prompt: JsonObject, rest: JsonObject = { End: true }): JsonObject => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::bedrock:invokeModel',
  Parameters: {
    ModelId: 'amazon.nova-micro-v1:0',
    Body: { messages: [{ role: 'user', content: [prompt] }] },
  },
  Retry: [{ ErrorEquals: ['States.ALL'] }],
  ...rest,
});

/** O mesmo, em JSONata. */
export const askInJsonata = (prompt: string, rest: JsonObject = { End: true }): JsonObject => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::bedrock:invokeModel',
  Arguments: {
    ModelId: 'amazon.nova-micro-v1:0',
    Body: { messages: [{ role: 'user', content: [{ text: prompt }] }] },
  },
  Retry: [{ ErrorEquals: ['States.ALL'] }],
  ...rest,
});

import { createHash } from 'node:crypto';
import { matchesWildcard } from '../iam/policy.ts';
import { isObject, type JsonObject } from '../json.ts';
import type { CheckedFault, FaultCalls } from './fault.ts';
import { refuses } from './refusal.ts';

/** Os campos da entrada que dizem em que recurso uma ação mexe. */
const RESOURCE_FIELDS = new Set([
  'Bucket',
  'EventBusName',
  'FunctionName',
  'QueueName',
  'QueueUrl',
  'TableName',
  'TargetArn',
  'TopicArn',
  'executionArn',
  'modelId',
  'name',
  'stateMachineArn',
]);
/** As ações em lote do DynamoDB dizem as tabelas uma camada abaixo; mais que isto não é recurso. */
const MAX_DEPTH = 4;

/** Os nomes por que um valor pode ser chamado: ele inteiro e, num ARN ou endereço, o que vem depois da conta. */
function namesOf(value: string): readonly string[] {
  const tail = value.startsWith('arn:')
    ? value.split(':').slice(5).join(':')
    : value.replace(/^https?:\/\/[^/]+\/\d+\//, '');
  return [value, tail, ...tail.split(/[:/]/)];
}

function collect(value: unknown, depth: number, names: Set<string>): void {
  if (depth > MAX_DEPTH) return;
  if (Array.isArray(value)) for (const item of value) collect(item, depth + 1, names);
  if (!isObject(value)) return;
  for (const [field, item] of Object.entries(value)) {
    if (RESOURCE_FIELDS.has(field) && typeof item === 'string')
      for (const name of namesOf(item)) names.add(name);
    // `BatchGetItem` e `BatchWriteItem`: as tabelas são as chaves.
    else if (field === 'RequestItems' && isObject(item))
      for (const table of Object.keys(item)) for (const name of namesOf(table)) names.add(name);
    else if (field === 'Entries' || field === 'TransactItems' || depth > 0) collect(item, depth + 1, names);
  }
}

/** Diz se a chamada é uma das que a falha escolhe, sem olhar a contagem. */
export function isFor(fault: CheckedFault, service: string, action: string, input: JsonObject): boolean {
  if (fault.service !== service) return false;
  if (fault.action !== undefined && fault.action.toLowerCase() !== action.toLowerCase()) return false;
  const { refusal, resource } = fault;
  if (refusal && !refuses(refusal, input)) return false;
  if (resource === undefined) return true;
  const names = new Set<string>();
  collect(input, 0, names);
  return [...names].some((name) => matchesWildcard(resource, name));
}

/** Um número em [0, 1) que só depende da semente e do número da chamada: um reinício não o muda. */
function draw(seed: number, call: number): number {
  return createHash('sha256').update(`${seed}:${call}`).digest().readUInt32BE(0) / 2 ** 32;
}

/** Diz se a falha acontece na chamada de número `call`, contado de 1. */
export function isDue(calls: FaultCalls | undefined, call: number): boolean {
  if (calls === undefined) return true;
  if ('nth' in calls) return call === calls.nth;
  if ('every' in calls) return call % calls.every === 0;
  if ('first' in calls) return call <= calls.first;
  if ('from' in calls) return call >= calls.from && call <= (calls.to ?? call);
  return draw(calls.seed ?? 0, call) < calls.probability;
}

import { readFileSync } from 'node:fs';
import type { Json } from '../json/json.ts';

export interface RecordedEventJson {
  id: Json;
  previousEventId: Json;
  type: string;
  [details: string]: Json;
}

/** Uma execução gravada, com o seu histórico quando há. */
export interface ExecutionCase {
  kind: 'execution';
  id: string;
  definition: Json;
  input: Json;
  type?: 'STANDARD' | 'EXPRESS';
  functions?: Record<string, string>;
  expected: { status: string; output?: Json; error?: Json; cause?: Json; events?: RecordedEventJson[] };
}

/** Só o resultado de uma execução; `fixture` diz, em inglês, o que o serviço chamado tem ou faz. */
export interface ResultCase {
  kind: 'result';
  id: string;
  definition: Json;
  input: Json;
  fixture?: string;
  result: { output?: Json; error?: Json; cause?: Json };
}

export interface TestStateCase {
  kind: 'test-state';
  id: string;
  arguments: { [name: string]: Json };
  response: { [name: string]: Json };
}

export interface ValidateCase {
  kind: 'validate';
  id: string;
  arguments?: { definition: string; type?: 'STANDARD' | 'EXPRESS'; [name: string]: Json | undefined };
  definition?: Json;
  response: { [name: string]: Json };
}

export type Case = ExecutionCase | ResultCase | TestStateCase | ValidateCase;

/** Lê um arquivo de casos. A forma de cada caso diz o que ele é. */
export function readCases(file: string): Case[] {
  const cases = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>[];
  return cases.map((found) => ({ ...found, kind: kindOf(found) }) as unknown as Case);
}

function kindOf(found: Record<string, unknown>): Case['kind'] {
  if ('expected' in found) return 'execution';
  if ('result' in found) return 'result';
  return found.operation === 'TestState' ? 'test-state' : 'validate';
}

/** O fluxograma em palavras: a alternativa em texto do desenho. */
import type { Json } from '../asl/json/json.ts';
import { captionOf, kindOf, retriesOf } from './caption.ts';
import { exitsOf, lanesOf } from './exits.ts';
import { asObject, field, type JsonObject, textOf } from './json.ts';

const DEEPEST = 12;

/**
 * Uma frase por linha, na ordem da definição; o que está dentro de um grupo vem recuado por dois espaços.
 * @param definition definição em JSON já lido; qualquer valor serve.
 */
export function describeInWords(definition: Json): string {
  const machine = asObject(definition);
  const states = Object.keys(asObject(field(machine, 'States')));
  if (states.length === 0) return 'Máquina ainda sem estados.';
  const count = states.length === 1 ? 'Máquina com 1 estado.' : `Máquina com ${states.length} estados.`;
  return [count, ...describeStates(machine, 0)].join('\n');
}

function describeStates(machine: JsonObject, depth: number): string[] {
  const indent = '  '.repeat(depth);
  const startAt = textOf(field(machine, 'StartAt'));
  const lines = [startAt === undefined ? `${indent}Falta StartAt.` : `${indent}Começa em ${quote(startAt)}.`];
  for (const [name, value] of Object.entries(asObject(field(machine, 'States')))) {
    const state = asObject(value);
    lines.push(`${indent}${describeStateInWords(name, state)}`);
    if (depth < DEEPEST) lines.push(...describeLanes(state, depth));
  }
  return lines;
}

function describeLanes(state: JsonObject, depth: number): string[] {
  const lanes = lanesOf(state);
  const indent = '  '.repeat(depth);
  const isMap = kindOf(state) === 'Map';
  return lanes.flatMap((lane, index) => [
    isMap ? `${indent}Para cada item:` : `${indent}Ramo ${index + 1} de ${lanes.length}:`,
    ...describeStates(lane, depth + 1),
  ]);
}

/** Um estado numa frase, como `“Verificar” (Task · lambda:invoke): segue para “Decidir”.` */
export function describeStateInWords(name: string, state: JsonObject): string {
  const kind = kindOf(state);
  const ways = exitsOf(state).map(describeExit);
  if (kind === 'Succeed') ways.push('termina com sucesso');
  else if (kind === 'Fail') ways.push('termina com falha');
  else if (field(state, 'End') === true) ways.push('termina');
  const retries = retriesOf(state);
  if (retries) ways.push(`em caso de erro tenta de novo até ${retries} ${retries === 1 ? 'vez' : 'vezes'}`);
  const what = ways.length === 0 ? 'ainda não diz para onde vai' : ways.join('; ');
  return `${quote(name)} (${captionOf(state, kind)}): ${what}.`;
}

function describeExit(exit: ReturnType<typeof exitsOf>[number]): string {
  const to = quote(exit.to);
  switch (exit.kind) {
    case 'choice':
      return `se ${exit.label}, vai para ${to}`;
    case 'default':
      return `senão, vai para ${to}`;
    case 'catch':
      return `com ${exit.label}, vai para ${to}`;
    case 'next':
      return `segue para ${to}`;
  }
}

function quote(name: string): string {
  return `“${name}”`;
}

import { expect, test } from 'vitest';
import { readRecording } from '../../../../shared/course/data.ts';
import { describe as describeMachine } from '../../../../shared/graph/index.ts';
import { beatsOf } from './beats.ts';
import { afterNextLine, beforeLastLine, durationOf, frameAt, linesOf } from './player.ts';

const { execution, machines } = readRecording('14-assistente');
const definition = machines.find(({ name }) => name === execution.machine)?.definition ?? '{}';
const flowchart = describeMachine(JSON.parse(definition));
const beats = beatsOf(execution.events, 'oi, o que você sugere hoje?', flowchart);
const nameOf = (id: string | undefined) =>
  flowchart.scope.nodes.flatMap((node) => (node.role === 'state' && node.id === id ? [node.name] : []))[0];

test('dada a gravação do assistente, as falas e os estados vêm na ordem em que aconteceram', () => {
  const told = beats.map((beat) => (beat.kind === 'line' ? `"${beat.line.text.slice(0, 12)}` : beat.state));
  expect(told.slice(0, 7)).toEqual([
    '"oi, o que vo',
    'Ler cardápio',
    'Ler taxas',
    'Entender pedido',
    'O que o modelo fez?',
    'Recomendar',
    '"Hoje eu sugi',
  ]);
  expect(told.at(-1)).toBe('Pedido entregue');
});

test('enquanto o assistente fala, o estado que fala está aceso, e só os de antes estão percorridos', () => {
  const frame = frameAt(beats, 7);
  expect(frame.lines).toBe(2);
  expect(nameOf(frame.active)).toBe('Recomendar');
  expect([...frame.visited].map(nameOf)).toEqual([
    'Ler cardápio',
    'Ler taxas',
    'Entender pedido',
    'O que o modelo fez?',
  ]);
  expect(frame.edges.size).toBe(5);
});

test('no fim, tudo se lê, nada está em andamento e o último estado está percorrido', () => {
  const frame = frameAt(beats, beats.length);
  expect(frame.lines).toBe(linesOf(beats).length);
  expect(frame.active).toBeUndefined();
  expect([...frame.visited].map(nameOf)).toContain('Pedido entregue');
});

test('andando de fala em fala, ir e voltar leva ao mesmo lugar, e a primeira e o fim são os limites', () => {
  const first = afterNextLine(beats, 0);
  const second = afterNextLine(beats, first);
  expect([first, second]).toEqual([1, 7]);
  expect(beforeLastLine(beats, second)).toBe(first);
  expect(beforeLastLine(beats, first)).toBe(1);
  expect(afterNextLine(beats, beats.length)).toBe(beats.length);
});

test('uma fala comprida fica mais tempo que uma curta, e nenhuma passa de cinco segundos', () => {
  const lasts = (text: string) => durationOf({ kind: 'line', line: { kind: 'cliente', text, minute: 0 } });
  expect(lasts('sim')).toBeLessThan(lasts('duas pizzas de calabresa'));
  expect(lasts('a'.repeat(1000))).toBeLessThan(5000);
});

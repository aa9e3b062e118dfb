import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CheckProblem } from './problem.ts';
import { scriptedAnswers } from './scripted-answers.ts';
import { HOUR } from './started-execution.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'respostas-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function read(text: string) {
  writeFileSync(path.join(folder, 'respostas.yaml'), text);
  return scriptedAnswers(folder);
}

describe('o respostas.yaml de um passo', () => {
  test('sem o arquivo, ou com ele vazio, ninguém responde', () => {
    expect(scriptedAnswers(folder)).toEqual([]);
    expect(read('# ninguém\n')).toEqual([]);
  });

  test('cada resposta diz o estado, quem, depois de quanto tempo e o que faz', () => {
    const text =
      '- { estado: Pedir, quem: Carla, depois: 5 horas, chama: Responder, com: { decisao: LENDO } }';
    expect(read(text)).toEqual([
      {
        state: 'Pedir',
        who: 'Carla',
        after: { milliseconds: 5 * HOUR, text: '5 horas' },
        deed: { kind: 'call', functionName: 'Responder', payload: { decisao: 'LENDO' } },
      },
    ]);
  });

  test.each([
    ['responde: { sabor: calabresa }', { kind: 'succeed', output: { sabor: 'calabresa' } }],
    ['falha: { erro: Desistiu, causa: fome }', { kind: 'fail', error: 'Desistiu', cause: 'fome' }],
    ['falha: {}', { kind: 'fail', error: 'Erro', cause: undefined }],
    ['sinal: true', { kind: 'heartbeat' }],
  ])('dado %j, quem responde é alguém, na hora', (deed, expected) => {
    expect(read(`- estado: Pedir\n  ${deed}\n`)).toEqual([
      { state: 'Pedir', who: 'Alguém', after: undefined, deed: expected },
    ]);
  });

  test.each([
    ['estado: Pedir', 'O arquivo é uma lista'],
    ['- sinal: true', 'Na resposta 1, falta "estado"'],
    ['- estado: Pedir', 'diga uma coisa só'],
    ['- { estado: Pedir, sinal: true, responde: 1 }', 'diga uma coisa só'],
    ['- { estado: Pedir, sinal: true, depois: amanhã }', 'como "5 horas"'],
    ['- { estado: "Pedir', 'quote'],
  ])('dado %j, a mensagem diz o que está errado', (text, reason) => {
    expect(() => read(text)).toThrow(CheckProblem);
    try {
      read(text);
    } catch (error) {
      expect((error as CheckProblem).problem.detail).toContain(reason);
    }
  });
});

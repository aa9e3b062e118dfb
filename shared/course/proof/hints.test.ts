import { describe, expect, test } from 'vitest';
import { hintFaults } from './hints.ts';

const ADDED = [
  "payload: sfn.TaskInput.fromObject({ renda: '{% $renda %}', parcela: '{% $parcela %}' }),",
  '"ErrorEquals": ["Lambda.TooManyRequestsException"],',
];
const ANSWER =
  'No estado: payload: sfn.TaskInput.fromObject({ renda: "{% $renda %}", parcela: "{% $parcela %}" }).';
const goal = (general: string[], byReason: Record<string, string[]> = {}) => ({ general, byReason });

describe('as dicas de um passo', () => {
  test('dada a resposta só na última dica geral, nada a dizer', () => {
    expect(
      hintFaults([goal(['Olhe o payload.', ANSWER], { 'sem-payload': ['Falta o payload.'] })], ADDED),
    ).toEqual([]);
  });

  test('um nome, mesmo comprido, não é a resposta', () => {
    expect(hintFaults([goal(['O erro se chama Lambda.TooManyRequestsException.', 'Outra.'])], ADDED)).toEqual(
      [],
    );
  });

  test.each([
    ['em uma dica geral do meio', goal([ANSWER, 'Outra.'])],
    ['na dica de um motivo', goal(['Uma.', 'Outra.'], { 'sem-payload': [ANSWER] })],
  ])('dada a resposta %s, ela é apontada, com a meta e o trecho', (_, hints) => {
    const [fault, ...others] = hintFaults([goal(['Nada.']), hints], ADDED);
    expect(others).toEqual([]);
    expect(fault).toContain('na meta 2, a dica "No estado: payload');
    expect(fault).toContain('sfn.TaskInput.fromObject({renda:');
  });

  test('dada uma meta sem dicas gerais, ela é apontada', () => {
    expect(hintFaults([goal([], { falta: ['Uma.'] })], ADDED)[0]).toContain('a meta 1 não tem dicas gerais');
  });
});

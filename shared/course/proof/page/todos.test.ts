import { describe, expect, test } from 'vitest';
import { todoFaults } from './todos.ts';

const STARTER = { 'a.ts': '// TODO(1): uma\n// fim do TODO(1)\n', 'b.ts': '// TODO(2): outra\n' };
const faultsOf = (moves: string, starter: Record<string, string> = STARTER) =>
  todoFaults(`## A ideia\n\n## Mãos à obra\n${moves}\n## Verifique\n`, starter);

describe('os TODOs de uma página', () => {
  test('dados os do ponto de partida, na ordem, nada a dizer', () => {
    expect(
      faultsOf('1. **TODO(1)**. Isto.\n2. **Ainda no TODO(1), aquilo**.\n3. **TODO(2), "Estado"**. E isto.'),
    ).toEqual([]);
    // O teste do passo fala dos TODOs nas dicas; não é um lugar de editar.
    expect(faultsOf('**TODO(1)** **TODO(2)**', { ...STARTER, 'verificacao.test.ts': 'TODO(9)' })).toEqual([]);
  });

  test.each([
    [
      'um que não existe',
      '**TODO(1)**\n**TODO(2)**\n**TODO(3)**',
      6,
      'a página pede o TODO(3), que não está no ponto de partida',
    ],
    ['dois trocados', '**TODO(2)**\n**TODO(1)**', 5, 'o TODO(1) vem depois do TODO(2): peça-os em ordem'],
    [
      'um a menos',
      '**TODO(1)**',
      undefined,
      'o ponto de partida tem o TODO(2), e "Mãos à obra" não o pede: escreva **TODO(2)**',
    ],
  ])('dado %s, ele é apontado', (_, moves, line, text) => {
    expect(faultsOf(moves)).toEqual([line === undefined ? { text } : { line, text }]);
  });

  test('dado um ponto de partida que pula um número, ele é apontado', () => {
    expect(faultsOf('**TODO(1)** **TODO(3)**', { 'a.ts': 'TODO(1) TODO(3)' })).toEqual([
      { text: 'os TODOs do ponto de partida são 1, 3: numere-os a partir de 1, sem pular' },
    ]);
  });
});

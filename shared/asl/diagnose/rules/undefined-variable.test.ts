import { expect, test } from 'vitest';
import { findingsOf, jsonataMachine, machine } from '../testing/machine.ts';
import { applyFix } from '../text-edits.ts';

const found = (text: string) => findingsOf('variavel-sem-valor', text);

test('dada uma variável que nenhum Assign cria, diz onde se lê, e troca pela parecida', () => {
  const text = jsonataMachine({
    A: { Type: 'Pass', Assign: { pedido: '{% $states.input %}' }, Next: 'B' },
    B: { Type: 'Pass', Output: '{% $pedidos.id %}', End: true },
  });
  const [finding] = found(text);
  expect(finding).toMatchObject({
    message: 'Nenhum estado cria a variável $pedidos.',
    pointer: '/States/B/Output',
  });
  expect(finding?.fix && JSON.parse(applyFix(text, finding.fix)).States.B.Output).toBe('{% $pedido.id %}');
});

test('dado $state, sugere $states', () => {
  const text = jsonataMachine({ A: { Type: 'Pass', Output: '{% $state.input.nome %}', End: true } });
  expect(found(text)[0]?.fix?.title).toBe('Ler $states');
});

test('em JSONPath, o mesmo', () => {
  const text = machine({ A: { Type: 'Pass', Parameters: { 'x.$': '$cliente.nome' }, End: true } });
  expect(found(text)[0]?.why).toContain('$.cliente');
});

test.each([
  ['um parâmetro', '{% $map($states.input.itens, function($i){ $i.preco * 2 }) %}'],
  ['um nome dado na expressão', '{% ($total := $sum($states.input.itens.preco); $total * 2) %}'],
  ['uma função da linguagem', '{% $uppercase($states.input.nome) %}'],
])('%s não é uma variável', (_what, expression) => {
  expect(found(jsonataMachine({ A: { Type: 'Pass', Output: expression, End: true } }))).toEqual([]);
});

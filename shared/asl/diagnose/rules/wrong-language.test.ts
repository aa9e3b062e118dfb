import { expect, test } from 'vitest';
import { findingsOf, jsonataMachine, machine } from '../testing/machine.ts';
import { applyFix } from '../text-edits.ts';

const found = (text: string) => findingsOf('linguagem-trocada', text);

test('dada uma máquina toda em JSONata que não diz isso, um achado só, que a declara', () => {
  const states = {
    A: { Type: 'Pass', Output: { nome: '{% $states.input.nome %}' }, Next: 'B' },
    B: { Type: 'Pass', Output: { nome: '{% $states.input.nome %}' }, End: true },
  };
  const text = machine(states);
  expect(found(text)).toHaveLength(1);
  const [finding] = found(text);
  expect(finding?.fix && JSON.parse(applyFix(text, finding.fix))).toEqual(JSON.parse(jsonataMachine(states)));
});

test('dada uma expressão só no meio de JSONPath, é o lugar dela que está errado', () => {
  const text = machine({
    A: { Type: 'Pass', Parameters: { 'x.$': '$.x', nome: '{% $states.input.nome %}' }, End: true },
  });
  expect(found(text)).toEqual([expect.objectContaining({ pointer: '/States/A/Parameters/nome' })]);
});

test('dado um caminho em JSONata, escreve a expressão', () => {
  const text = jsonataMachine({ A: { Type: 'Pass', Output: { nome: '$.cliente.nome' }, End: true } });
  const [finding] = found(text);
  expect(finding?.fix && JSON.parse(applyFix(text, finding.fix)).States.A.Output.nome).toBe(
    '{% $states.input.cliente.nome %}',
  );
});

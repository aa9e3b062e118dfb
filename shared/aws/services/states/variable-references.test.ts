import { expect, test } from 'vitest';
import { variableReferences } from './variable-references.ts';

const of = (States: object, more: object = {}) => variableReferences(JSON.stringify({ States, ...more }));

test('dado um Choice que compara duas variáveis, as duas aparecem, em ordem', () => {
  expect(
    of({
      Setup: { Type: 'Pass', Assign: { guess: 'the_guess', answer: 'the_answer' }, Next: 'CheckAnswer' },
      CheckAnswer: {
        Type: 'Choice',
        Choices: [{ Variable: '$guess', StringEqualsPath: '$answer', Next: 'Certo' }],
        Default: 'Errado',
      },
      Certo: { Type: 'Succeed' },
      Errado: { Type: 'Pass', Assign: { 'guess.$': '$answer' }, Next: 'CheckAnswer' },
    }),
  ).toEqual({ CheckAnswer: ['answer', 'guess'], Errado: ['answer'] });
});

test('dado um texto que só parece uma variável, não conta', () => {
  expect(
    of({
      A: { Type: 'Pass', Parameters: { result: '$result' }, Assign: { result: 1 }, Next: 'B' },
      B: { Type: 'Pass', Parameters: { 'x.$': "States.Format('$result {}', $.result)" }, End: true },
    }),
  ).toEqual({});
});

test('dados Maps dentro de Maps, cada estado responde por si', () => {
  const inner = {
    Soma: {
      Type: 'Pass',
      Assign: { 'Sum.$': 'States.MathAdd(States.MathAdd($y, $x), $bias)' },
      End: true,
    },
  };
  const flow = (States: object) => ({ ItemProcessor: { StartAt: Object.keys(States)[0], States } });
  expect(
    of({
      Input: { Type: 'Pass', Assign: { bias: 4 }, Next: 'Niveis' },
      Niveis: {
        Type: 'Map',
        ...flow({
          Vetor: { Type: 'Pass', Assign: { 'x.$': '$[0]', 'y.$': '$[1]' }, Next: 'Calcula' },
          Calcula: { Type: 'Map', ...flow(inner), End: true },
        }),
        End: true,
      },
    }),
  ).toEqual({ Soma: ['bias', 'x', 'y'] });
});

test('dada uma expressão JSONata, as funções e `$states` não são variáveis', () => {
  expect(
    of(
      {
        A: { Type: 'Pass', Assign: { total: '{% $sum($states.input.itens) %}' }, Next: 'B' },
        B: { Type: 'Pass', Output: '{% "$total: " & $string($total) %}', End: true },
      },
      { QueryLanguage: 'JSONata' },
    ),
  ).toEqual({ B: ['total'] });
});

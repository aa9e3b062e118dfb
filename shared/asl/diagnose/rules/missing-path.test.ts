import { describe, expect, test } from 'vitest';
import { findingsOf, jsonataMachine, machine } from '../testing/machine.ts';
import { applyFix } from '../text-edits.ts';

const found = (text: string) => findingsOf('caminho-sem-valor', text);
const mended = (text: string) => {
  const fix = found(text)[0]?.fix;
  return fix && JSON.parse(applyFix(text, fix));
};
const LAMBDA = {
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Parameters: { FunctionName: 'f', 'Payload.$': '$' },
  Retry: [{ ErrorEquals: ['States.ALL'] }],
};

test('dado um campo que o estado anterior não põe, diz quais há, e troca pelo parecido', () => {
  const text = machine({
    Montar: { Type: 'Pass', Parameters: { 'pedido.$': '$.p', total: 10 }, Next: 'Usar' },
    Usar: { Type: 'Pass', Parameters: { 'x.$': '$.pedidos' }, End: true },
  });
  expect(found(text)[0]).toMatchObject({ state: 'Usar', pointer: '/States/Usar/Parameters/x.$' });
  expect(found(text)[0]?.why).toContain('Os campos que há são: pedido, total.');
  expect(mended(text).States.Usar.Parameters).toEqual({ 'x.$': '$.pedido' });
});

test('dado o que uma função devolve, lembra que vem dentro de Payload', () => {
  const text = machine({
    Score: { ...LAMBDA, Next: 'Decidir' },
    Decidir: {
      Type: 'Choice',
      Choices: [{ Variable: '$.score', NumericGreaterThan: 1, Next: 'Fim' }],
      Default: 'Fim',
    },
    Fim: { Type: 'Succeed' },
  });
  expect(found(text)[0]?.why).toContain('vem dentro de Payload');
  expect(mended(text).States.Decidir.Choices[0].Variable).toBe('$.Payload.score');
});

test('dado um Catch sem ResultPath, diz que o erro tomou o lugar da entrada, e o guarda ao lado', () => {
  const text = machine({
    Cobrar: {
      ...LAMBDA,
      ResultPath: '$.cobranca',
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Estornar' }],
      End: true,
    },
    Estornar: { Type: 'Pass', Parameters: { 'id.$': '$.pedido.id' }, End: true },
  });
  expect(found(text)[0]?.why).toContain('O Catch de "Cobrar" pôs o erro no lugar da entrada inteira');
  expect(mended(text).States.Cobrar.Catch[0].ResultPath).toBe('$.erro');
  expect(found(JSON.stringify(mended(text)))).toEqual([]);
});

test('dado um Catch sem Output em JSONata, junta o erro à entrada', () => {
  const text = jsonataMachine({
    Cobrar: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Arguments: { FunctionName: 'f' },
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Estornar' }],
      End: true,
    },
    Estornar: { Type: 'Pass', Output: '{% $states.input.pedido %}', End: true },
  });
  expect(found(text)[0]?.message).toBe('Nada produz $states.input.pedido.');
  expect(mended(text).States.Cobrar.Catch[0].Output).toContain("$merge([$states.input, {'erro'");
  expect(found(JSON.stringify(mended(text)))).toEqual([]);
});

test('em JSONata, também troca pelo parecido', () => {
  const text = jsonataMachine({
    Montar: { Type: 'Pass', Output: { pedido: 1 }, Next: 'Usar' },
    Usar: { Type: 'Pass', Output: { x: '{% $states.input.pedidoo %}' }, End: true },
  });
  expect(mended(text).States.Usar.Output.x).toBe('{% $states.input.pedido %}');
});

describe('na dúvida, nada', () => {
  test.each([
    [
      'a entrada da máquina',
      machine({ A: { Type: 'Pass', Parameters: { 'x.$': '$.qualquer.coisa' }, End: true } }),
    ],
    [
      'um campo que só um dos caminhos põe',
      machine({
        Qual: { Type: 'Choice', Choices: [{ Variable: '$.x', IsPresent: true, Next: 'A' }], Default: 'B' },
        A: { Type: 'Pass', Result: { a: 1 }, Next: 'Usar' },
        B: { Type: 'Pass', Result: { b: 1 }, Next: 'Usar' },
        Usar: { Type: 'Pass', InputPath: '$.a', End: true },
      }),
    ],
    [
      'um Choice que pergunta se o campo existe',
      machine({
        A: { Type: 'Pass', Result: { a: 1 }, Next: 'Qual' },
        Qual: {
          Type: 'Choice',
          Choices: [{ Variable: '$.b', IsPresent: true, Next: 'Fim' }],
          Default: 'Fim',
        },
        Fim: { Type: 'Succeed' },
      }),
    ],
    [
      'uma expressão que prevê a falta',
      jsonataMachine({
        A: { Type: 'Pass', Output: { a: 1 }, Next: 'B' },
        B: { Type: 'Pass', Output: '{% $exists($states.input.b) ? 1 : 2 %}', End: true },
      }),
    ],
    [
      'um campo que o ResultPath pôs',
      machine({
        A: { Type: 'Pass', Result: { a: 1 }, Next: 'B' },
        B: { ...LAMBDA, ResultPath: '$.resposta', Next: 'C' },
        C: { Type: 'Pass', InputPath: '$.resposta.Payload.x', End: true },
      }),
    ],
    [
      'um laço que acrescenta o campo na primeira volta',
      machine({
        A: { Type: 'Pass', Result: { n: 0 }, Next: 'B' },
        B: {
          Type: 'Choice',
          Choices: [{ Variable: '$.n', NumericGreaterThan: 3, Next: 'Fim' }],
          Default: 'C',
        },
        C: { Type: 'Pass', Parameters: { 'n.$': 'States.MathAdd($.n, 1)', visto: true }, Next: 'B' },
        Fim: { Type: 'Pass', InputPath: '$.visto', End: true },
      }),
    ],
  ])('%s', (_what, text) => expect(found(text)).toEqual([]));
});

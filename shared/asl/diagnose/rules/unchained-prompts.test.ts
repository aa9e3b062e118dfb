import { describe, expect, test } from 'vitest';
import { ask, askInJsonata, findingsOf, jsonataMachine, machine } from '../testing/machine.ts';

const found = (text: string) => findingsOf('prompt-sem-a-resposta-anterior', text);

describe('dado um segundo prompt que não usa a primeira resposta', () => {
  test('que a saída já trocou por outra coisa, alerta, e diz que ela se perdeu', () => {
    const [finding] = found(
      machine({
        Prato: ask({ text: 'Sugira um prato' }, { ResultPath: null, Next: 'Vinho' }),
        Vinho: ask({ text: 'Sugira um vinho' }),
      }),
    );
    expect(finding).toMatchObject({
      severity: 'warning',
      state: 'Vinho',
      pointer: '/States/Vinho/Parameters/Body',
      message: 'O prompt de "Vinho" não usa a resposta de "Prato".',
    });
    expect(finding?.why).toContain('já não existe');
  });

  test('que está guardada, diz onde', () => {
    const [finding] = found(
      machine({
        Prato: ask({ text: 'Sugira um prato' }, { ResultPath: '$.prato', Next: 'Vinho' }),
        Vinho: ask({ text: 'Sugira um vinho' }, { ResultPath: '$.vinho', End: true }),
      }),
    );
    expect(finding?.why).toContain('A resposta está em $.prato');
    expect(finding?.severity).toBe('warning');
  });

  test('mas lê a entrada, é só uma dica: podem ser perguntas independentes', () => {
    const prompt = { 'text.$': "States.Format('Fale de {}', $.tema)" };
    const [finding] = found(
      machine({
        Prato: ask(prompt, { ResultPath: '$.prato', Next: 'Vinho' }),
        Vinho: ask(prompt, { ResultPath: '$.vinho', End: true }),
      }),
    );
    expect(finding).toMatchObject({ severity: 'hint' });
    expect(finding?.why).toContain('um Parallel as faria ao mesmo tempo');
  });

  test('em JSONata, o mesmo', () => {
    const [finding] = found(
      jsonataMachine({
        Prato: askInJsonata('Sugira um prato', {
          Assign: { prato: '{% $states.result.Body.output.message.content[0].text %}' },
          Next: 'Vinho',
        }),
        Vinho: askInJsonata('Sugira um vinho'),
      }),
    );
    expect(finding).toMatchObject({ severity: 'warning', pointer: '/States/Vinho/Arguments/Body' });
    expect(finding?.why).toContain('A resposta está em $prato');
  });
});

describe('não é erro', () => {
  test.each([
    [
      'um prompt que lê a resposta de onde o ResultPath a pôs',
      machine({
        Prato: ask({ text: 'Sugira um prato' }, { ResultPath: '$.prato', Next: 'Vinho' }),
        Vinho: ask({
          'text.$': "States.Format('Vinho para {}', $.prato.Body.output.message.content[0].text)",
        }),
      }),
    ],
    [
      'um prompt que lê a resposta inteira',
      machine({
        Prato: ask({ text: 'Sugira um prato' }, { Next: 'Vinho' }),
        Vinho: ask({ 'text.$': "States.Format('Vinho para {}', $.Body)" }),
      }),
    ],
    [
      'uma resposta que passa por um Pass',
      machine({
        Prato: ask({ text: 'Sugira um prato' }, { Next: 'Guardar' }),
        Guardar: {
          Type: 'Pass',
          Parameters: { 'prato.$': '$.Body.output.message.content[0].text' },
          Next: 'Vinho',
        },
        Vinho: ask({ 'text.$': "States.Format('Vinho para {}', $.prato)" }),
      }),
    ],
    [
      'uma resposta guardada em variável',
      jsonataMachine({
        Prato: askInJsonata('Sugira um prato', {
          Assign: { prato: '{% $states.result.Body %}' },
          Next: 'Vinho',
        }),
        Vinho: askInJsonata("{% 'Vinho para ' & $string($prato) %}"),
      }),
    ],
    [
      'uma resposta que decide o caminho',
      machine({
        Classificar: ask({ text: 'Bom ou ruim?' }, { ResultPath: '$.classe', Next: 'Qual' }),
        Qual: {
          Type: 'Choice',
          Choices: [{ Variable: '$.classe.Body.x', StringEquals: 'bom', Next: 'Agradecer' }],
          Default: 'Fim',
        },
        Agradecer: ask({ text: 'Escreva um agradecimento' }),
        Fim: { Type: 'Succeed' },
      }),
    ],
    [
      'uma função que recebe a resposta inteira',
      machine({
        Prato: ask({ text: 'Sugira um prato' }, { Next: 'Ler' }),
        Ler: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:1:function:f', Next: 'Vinho' },
        Vinho: ask({ text: 'Sugira um vinho' }),
      }),
    ],
    [
      'o plano B de um Catch',
      machine({
        Grande: ask({ text: 'Oi' }, { Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Pequeno' }], End: true }),
        Pequeno: ask({ text: 'Oi' }),
      }),
    ],
    ['uma chamada só', machine({ Prato: ask({ text: 'Sugira um prato' }) })],
  ])('%s', (_what, text) => expect(found(text)).toEqual([]));
});

import { expect, test } from 'vitest';
import { modelText, moneyText, situationText } from './words.ts';

test('dado um pedido, diz em que pé ele está: pela tabela, pela saída ou pela execução', () => {
  expect(situationText({ status: 'RUNNING' })).toBe('Conversando');
  expect(situationText({ status: 'RUNNING', situation: 'NA_COZINHA' })).toBe('Na cozinha');
  expect(situationText({ status: 'SUCCEEDED', situation: 'DESISTIU' })).toBe('Desistiu antes de pagar');
  expect(situationText({ status: 'RUNNING', situation: 'MINHA_SITUACAO' })).toBe('MINHA_SITUACAO');
});

test('dada uma execução que falhou com o pedido na cozinha, diz que falhou', () => {
  expect(situationText({ status: 'FAILED', situation: 'NA_COZINHA' })).toBe('A execução falhou');
});

test('centavos viram reais', () => {
  expect(moneyText(11257).replace(/\s/g, ' ')).toBe('R$ 112,57');
  expect(moneyText(undefined)).toBe('—');
});

test('o modelo simulado se diz simulado; um de verdade diz o nome', () => {
  expect(modelText({ name: 'simulado', isSimulated: true, isDown: true })).toMatch(/simulado.*fora do ar/);
  expect(modelText({ name: 'ollama:llama3.2', isSimulated: false, isDown: false })).toBe(
    'Modelo: ollama:llama3.2.',
  );
});

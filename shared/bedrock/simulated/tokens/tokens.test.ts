import { expect, test } from 'vitest';
import { request } from '../testing/request.ts';
import { countTokens } from './count.ts';
import { tokenize } from './tokenize.ts';

/**
 * Textos do curso e quantos tokens dois tokenizadores de verdade lhes dão (`o200k_base` e `cl100k_base`, contados
 * uma vez com o pacote gpt-tokenizer 4.0.0). Os dois discordam entre si em até 17 %.
 */
const MEASURED: readonly (readonly [string, number, number])[] = [
  [
    'Quero duas pizzas grandes de calabresa sem cebola e uma coca de 2 litros. Entrega na Rua das Flores, 123, apto 45, bairro Centro. Pago no pix.',
    42,
    48,
  ],
  [
    'Para um jantar romântico, sugiro três pratos que combinam com massa: bruschetta de tomate e manjericão, ravióli de abóbora na manteiga de sálvia e tiramisù. Abra a noite com algo leve e deixe a sobremesa para o fim, com um espumante gelado.',
    69,
    81,
  ],
  [
    JSON.stringify({
      pedido: {
        itens: [{ nome: 'Pizza calabresa', quantidade: 2, tamanho: 'grande', sem: ['cebola'] }],
        endereco: { rua: 'Rua das Flores', numero: '123', cep: '01310-100' },
        pagamento: 'pix',
        total: 98.5,
      },
    }),
    65,
    61,
  ],
  [
    'You are a helpful assistant. Explain in one sentence what AWS Step Functions is and how it connects to Amazon Bedrock.',
    24,
    24,
  ],
];

test.each(MEASURED)(
  'dado o texto "%s", quando é contado, então fica a menos de 20 %% da média de dois tokenizadores',
  (text, one, other) => {
    const ratio = tokenize(text).length / ((one + other) / 2);
    expect(Math.abs(ratio - 1)).toBeLessThan(0.2);
  },
);

test('dados os quatro textos juntos, quando são contados, então a diferença fica abaixo de 15 %', () => {
  const ours = MEASURED.reduce((total, [text]) => total + tokenize(text).length, 0);
  const theirs = MEASURED.reduce((total, [, one, other]) => total + (one + other) / 2, 0);
  expect(Math.abs(ours / theirs - 1)).toBeLessThan(0.15);
});

test.each(['', ' ', 'olá\n\n mundo', 'çãé', '日本語 🍕', '{"a":[1,2]}', '\uD800'])(
  'dado o texto %j, quando é cortado, então os pedaços o refazem',
  (text) => {
    expect(tokenize(text).join('')).toBe(text);
  },
);

test('dado um pedido com sistema, ferramenta e mensagens, quando é contado, então tudo conta', () => {
  const bare = countTokens(request('oi'));
  const tool = { name: 'somar', inputSchema: { type: 'object' } };
  expect(countTokens(request('oi', { system: ['Seja breve.'] }))).toBeGreaterThan(bare);
  expect(countTokens(request('oi', { tools: [tool] }))).toBeGreaterThan(bare);
  expect(countTokens(request(['oi', 'olá', 'tudo bem?']))).toBeGreaterThan(bare);
});

import { describe, expect, test } from 'vitest';
import { modelPrice } from '../../testing/model-price.ts';
import { type Fact, factText, InvalidFact, parseFacts, readFacts, showFact } from './facts.ts';

const GOOD = `
transicao:
  value: 0.025
  unit: US$ por mil transições
  about: O preço.
  source: https://aws.amazon.com/step-functions/pricing/
  date: 2026-11-23
`;
const fact = (rest: Partial<Fact>): Fact => ({
  id: 'a',
  value: 1,
  unit: 'dias',
  about: 'Um prazo.',
  source: 'https://docs.aws.amazon.com/a',
  date: '2026-11-23',
  ...rest,
});

describe('os fatos', () => {
  test('dado um inteiro, ele é lido com o id que tem', () => {
    expect(parseFacts(GOOD).get('transicao')?.value).toBe(0.025);
    expect(parseFacts('').size).toBe(0);
  });

  test.each([
    ['value', 'value: 0.025', 'value: barato'],
    ['unit', 'unit: US$ por mil transições', 'unit: ""'],
    ['about', 'about: O preço.', ''],
    ['source', 'source: https://aws', 'source: http://aws'],
    ['source', 'source: https://aws.amazon.com/step-functions/pricing/', 'source: "medido: "'],
    ['date', 'date: 2026-11-23', 'date: ontem'],
    ['id', 'transicao:', 'Transição:'],
  ])('dado um com %s errado, o erro diz qual é e o que falta', (field, find, replace) => {
    const text = GOOD.replace(find, replace);
    expect(() => parseFacts(text)).toThrow(InvalidFact);
    expect(() => parseFacts(text)).toThrow(new RegExp(`no fato ".+", .*${field}`));
  });

  test.each([
    [{ value: 90 }, '90 dias'],
    [{ value: 25000, unit: 'eventos' }, '25.000 eventos'],
    [{ value: 0.2, unit: 'US$ por milhão' }, 'US$ 0,20 por milhão'],
    [{ value: 0.000035, unit: 'US$ por mil tokens' }, 'US$ 0,000035 por mil tokens'],
    [{ text: 'um dia' }, 'um dia'],
  ])('dado %j, a página escreve %s', (rest, text) => {
    expect(factText(fact(rest))).toBe(text);
  });

  test('a fonte é o site de onde veio, ou como se mediu', () => {
    expect(showFact(fact({}))).toEqual({
      text: '1 dias',
      about: 'Um prazo.',
      link: 'https://docs.aws.amazon.com/a',
      source: 'docs.aws.amazon.com',
      date: '23/11/2026',
    });
    expect(showFact(fact({ source: 'medido: com o relógio', date: '2026-07' }))).toEqual({
      text: '1 dias',
      about: 'Um prazo.',
      source: 'com o relógio',
      date: '07/2026',
    });
  });
});

describe('facts.yaml', () => {
  test('tem fatos inteiros', () => {
    expect(readFacts().size).toBeGreaterThan(10);
  });

  test.each([
    ['nova-micro-entrada-preco', 'amazon.nova-micro-v1:0', 'input'],
    ['nova-micro-saida-preco', 'amazon.nova-micro-v1:0', 'output'],
    ['claude-haiku-entrada-preco', 'anthropic.claude-haiku-4-5-20251001-v1:0', 'input'],
    ['claude-haiku-saida-preco', 'anthropic.claude-haiku-4-5-20251001-v1:0', 'output'],
  ] as const)('%s é o preço que o catálogo do Bedrock local tem', (id, model, direction) => {
    const price = modelPrice(model);
    expect(readFacts().get(id)).toMatchObject({ value: price[direction], date: price.date });
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AwsError } from '../../errors.ts';
import { checkFilterPolicy, passesFilter } from './filter-policy.ts';

const attributes = {
  loja: { Type: 'String', Value: 'Centro' },
  total: { Type: 'Number', Value: '150' },
  sabores: { Type: 'String.Array', Value: '["calabresa","mussarela",null,true]' },
  ip: { Type: 'String', Value: '10.0.0.7' },
  foto: { Type: 'Binary', Value: 'AQID' },
};

function passes(policy: object, scope = 'MessageAttributes', text = ''): boolean {
  const FilterPolicy = JSON.stringify(policy);
  checkFilterPolicy(FilterPolicy, scope);
  return passesFilter({ FilterPolicy, FilterPolicyScope: scope }, attributes, text);
}

describe('filtro pelos atributos', () => {
  test.each([
    [{ loja: ['Centro', 'Norte'] }, true],
    [{ loja: ['centro'] }, false],
    [{ loja: [{ 'equals-ignore-case': 'CENTRO' }] }, true],
    [{ loja: [{ prefix: 'Cen' }] }, true],
    [{ loja: [{ suffix: 'tro' }] }, true],
    [{ loja: [{ 'anything-but': ['Norte', 'Sul'] }] }, true],
    [{ loja: [{ 'anything-but': 'Centro' }] }, false],
    [{ loja: [{ 'anything-but': { prefix: 'Cen' } }] }, false],
    [{ total: [150] }, true],
    [{ total: ['150'] }, false],
    [{ total: [{ numeric: ['>', 100, '<=', 150] }] }, true],
    [{ total: [{ numeric: ['<', 100] }] }, false],
    [{ sabores: ['mussarela'] }, true],
    [{ sabores: [null] }, true],
    [{ sabores: [true] }, true],
    [{ sabores: ['portuguesa'] }, false],
    [{ ip: [{ cidr: '10.0.0.0/24' }] }, true],
    [{ ip: [{ cidr: '10.0.1.0/24' }] }, false],
    [{ ip: [{ cidr: '10.0.0.0/99' }] }, false],
    [{ loja: [{ exists: true }] }, true],
    [{ cupom: [{ exists: false }] }, true],
    [{ cupom: [{ exists: true }] }, false],
    [{ foto: ['AQID'] }, false],
    [{ loja: ['Centro'], total: [1] }, false],
    [{ $or: [{ loja: ['Sul'] }, { total: [150] }] }, true],
    [{ toString: ['x'] }, false],
  ])('dado o filtro %j, é %s', (policy, expected) => {
    expect(passes(policy)).toBe(expected);
  });
});

describe('filtro pelo corpo', () => {
  const body = JSON.stringify({
    pedido: { itens: [{ sabor: 'calabresa' }, { sabor: 'mussarela' }], total: 40 },
  });

  test.each([
    [{ pedido: { itens: { sabor: ['mussarela'] } } }, true],
    [{ pedido: { itens: { sabor: ['portuguesa'] } } }, false],
    [{ pedido: { total: [{ numeric: ['>=', 40] }] } }, true],
    [{ pedido: { cupom: [{ exists: false }] } }, true],
  ])('dado o filtro %j, é %s', (policy, expected) => {
    expect(passes(policy, 'MessageBody', body)).toBe(expected);
  });

  test.each(['não é JSON', '[1]', '"texto"'])('dado o corpo %s, que não é um objeto, não passa', (text) => {
    expect(passes({ a: [{ exists: false }] }, 'MessageBody', text)).toBe(false);
  });
});

test('dados 1.000 filtros estranhos, recusa com um erro da AWS ou responde sim ou não', () => {
  const policy = fc.oneof(fc.json({ maxDepth: 8 }), fc.string());
  fc.assert(
    fc.property(
      policy,
      fc.json(),
      fc.constantFrom('MessageAttributes', 'MessageBody'),
      (text, body, scope) => {
        try {
          checkFilterPolicy(text, scope);
        } catch (error) {
          expect(error).toBeInstanceOf(AwsError);
          return;
        }
        expect(typeof passesFilter({ FilterPolicy: text, FilterPolicyScope: scope }, attributes, body)).toBe(
          'boolean',
        );
      },
    ),
    { numRuns: 1000, seed: Number(process.env.SEED ?? 20261122) },
  );
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluate, matchesWildcard } from './policy.ts';

const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:credito';

function document(...statements: object[]): object {
  return { Version: '2012-10-17', Statement: statements };
}

describe('evaluate', () => {
  test('dada nenhuma política, não permite', () => {
    expect(evaluate([], 'lambda:InvokeFunction', FUNCTION)).toBe('none');
  });

  test('dado o recurso numa lista, como o CDK escreve, permite', () => {
    const policy = document({
      Effect: 'Allow',
      Action: 'lambda:InvokeFunction',
      Resource: [FUNCTION, `${FUNCTION}:*`],
    });
    expect(evaluate([policy], 'lambda:InvokeFunction', FUNCTION)).toBe('allow');
    expect(evaluate([policy], 'lambda:InvokeFunction', `${FUNCTION}2`)).toBe('none');
    expect(evaluate([policy], 'lambda:DeleteFunction', FUNCTION)).toBe('none');
  });

  test('dado um Deny, ele vence o Allow, em qualquer ordem', () => {
    const allow = { Effect: 'Allow', Action: '*', Resource: '*' };
    const deny = { Effect: 'Deny', Action: 'lambda:*', Resource: '*' };
    expect(evaluate([document(deny, allow)], 'lambda:InvokeFunction', FUNCTION)).toBe('deny');
    expect(evaluate([document(allow), document(deny)], 'lambda:InvokeFunction', FUNCTION)).toBe('deny');
    expect(evaluate([document(allow, deny)], 'states:StartExecution', '*')).toBe('allow');
  });

  test('dados NotAction e NotResource, permite o que não está neles', () => {
    const policy = document({ Effect: 'Allow', NotAction: 'iam:*', NotResource: 'arn:aws:s3:::segredo/*' });
    expect(evaluate([policy], 's3:GetObject', 'arn:aws:s3:::publico/a')).toBe('allow');
    expect(evaluate([policy], 's3:GetObject', 'arn:aws:s3:::segredo/a')).toBe('none');
    expect(evaluate([policy], 'iam:CreateRole', '*')).toBe('none');
  });

  test('dada uma condição, só permite quando ela vale', () => {
    const policy = document({
      Effect: 'Allow',
      Action: '*',
      Resource: '*',
      Condition: { StringEquals: { 'aws:RequestedRegion': ['us-east-1', 'sa-east-1'] } },
    });
    expect(evaluate([policy], 's3:GetObject', '*', { 'aws:RequestedRegion': 'sa-east-1' })).toBe('allow');
    expect(evaluate([policy], 's3:GetObject', '*', { 'aws:RequestedRegion': 'eu-west-1' })).toBe('none');
    expect(evaluate([policy], 's3:GetObject', '*')).toBe('none');
  });

  test('dado um operador de condição desconhecido, não permite', () => {
    const policy = document({
      Effect: 'Allow',
      Action: '*',
      Resource: '*',
      Condition: { Inventado: { a: 'b' } },
    });
    expect(evaluate([policy], 's3:GetObject', '*')).toBe('none');
  });
});

describe('matchesWildcard', () => {
  test('dado qualquer padrão, concorda com a expressão regular equivalente', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', ':'), maxLength: 12 });
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', ':', '*', '?'), maxLength: 8 });
    fc.assert(
      fc.property(pattern, text, (p, t) => {
        const expression = new RegExp(`^${p.replaceAll('*', '.*').replaceAll('?', '.')}$`);
        expect(matchesWildcard(p, t)).toBe(expression.test(t));
      }),
      { numRuns: 2000 },
    );
  });

  test('dado um padrão com muitos asteriscos, responde logo', () => {
    const started = performance.now();
    expect(matchesWildcard('*a'.repeat(30), `${'a'.repeat(10_000)}b`)).toBe(false);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

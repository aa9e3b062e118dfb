import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AwsError } from '../errors.ts';
import { query, readParameters } from './query.ts';

const read = (text: string) => readParameters(new URLSearchParams(text));
const protocol = query({
  namespace: 'http://sns.amazonaws.com/doc/2010-03-31/',
  accessDenied: 'AuthorizationError',
});

describe('ler um pedido Query', () => {
  test('dadas listas, mapas e estruturas, monta a entrada da API', () => {
    expect(
      read(
        'TopicArn=arn&Tags.member.1.Key=a&Tags.member.1.Value=1&Tags.member.2.Key=b&Attributes.entry.1.key=DisplayName' +
          '&Attributes.entry.1.value=Ana+%26+cia&MessageAttributes.entry.1.Name=cor' +
          '&MessageAttributes.entry.1.Value.DataType=String&MessageAttributes.entry.1.Value.StringValue=azul',
      ),
    ).toEqual({
      TopicArn: 'arn',
      Tags: [{ Key: 'a', Value: '1' }, { Key: 'b' }],
      Attributes: { DisplayName: 'Ana & cia' },
      MessageAttributes: { cor: { DataType: 'String', StringValue: 'azul' } },
    });
  });

  test('dados índices enormes e fora de ordem, ordena sem reservar espaço para os que faltam', () => {
    expect(read('Ids.member.1000000000=c&Ids.member.2=b&Ids.member.1=a')).toEqual({ Ids: ['a', 'b', 'c'] });
  });

  test('dado __proto__, é um campo como outro e não muda objeto nenhum', () => {
    const input = read(
      '__proto__.polluted=sim&A.entry.1.key=__proto__&A.entry.1.value=x&constructor.prototype.y=1',
    );
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(Object.hasOwn(input, '__proto__')).toBe(true);
    expect(Object.getPrototypeOf(input)).toBe(Object.prototype);
  });

  test.each([
    ['fundo demais', `a${'.b'.repeat(5000)}=1`],
    ['largo demais', Array.from({ length: 10_001 }, (_, index) => `a${index}=1`).join('&')],
  ])('dado um pedido %s, recusa', (_why, text) => {
    expect(() => read(text)).toThrow(AwsError);
  });

  test('dados 2.000 formulários estranhos, lê ou recusa com um erro da AWS, sem demora', () => {
    const word = fc.constantFrom(
      'a',
      'member',
      'entry',
      'key',
      'value',
      'Name',
      '1',
      '0',
      '999999999',
      '-1',
      '',
      '__proto__',
    );
    const name = fc.array(word, { maxLength: 20 }).map((parts) => parts.join('.'));
    const form = fc.array(fc.tuple(fc.oneof(name, fc.string()), fc.string()), { maxLength: 30 });
    fc.assert(
      fc.property(form, (pairs) => {
        try {
          expect(typeof JSON.stringify(readParameters(new URLSearchParams(pairs)))).toBe('string');
        } catch (error) {
          expect(error).toBeInstanceOf(AwsError);
        }
        expect(Object.keys(Object.prototype)).toEqual([]);
      }),
      { numRuns: 2000, seed: Number(process.env.SEED ?? 20261122) },
    );
  });
});

describe('escrever uma resposta Query', () => {
  test('dados listas e mapas, usa member e entry, com a ação e o número do pedido', () => {
    const reply = protocol.write(
      { Topics: [{ TopicArn: 'a' }, { TopicArn: 'b' }], Attributes: new Map([['Owner', '<1>']]) },
      200,
      { action: 'ListTopics', requestId: 'r-1' },
    );
    expect(reply.headers['content-type']).toBe('text/xml');
    expect(reply.body).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n' +
        '<ListTopicsResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><ListTopicsResult>' +
        '<Topics><member><TopicArn>a</TopicArn></member><member><TopicArn>b</TopicArn></member></Topics>' +
        '<Attributes><entry><key>Owner</key><value>&lt;1&gt;</value></entry></Attributes>' +
        '</ListTopicsResult><ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></ListTopicsResponse>',
    );
  });

  test('dado um acesso negado, usa o nome que o serviço dá a ele', () => {
    const reply = protocol.fail(new AwsError('AccessDeniedException', 'não', 403), 'r-2');
    expect(reply.status).toBe(403);
    expect(reply.body).toContain(
      '<Error><Type>Sender</Type><Code>AuthorizationError</Code><Message>não</Message></Error><RequestId>r-2</RequestId>',
    );
  });
});

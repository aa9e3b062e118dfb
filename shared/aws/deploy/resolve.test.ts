import { describe, expect, test } from 'vitest';
import { InvalidTemplate } from '../errors.ts';
import { orderOf } from './order.ts';
import { resolve, type Scope } from './resolve.ts';

const scope: Scope = {
  ref: (name) => ({ 'AWS::Region': 'us-east-1', Fila: 'fila-1' })[name],
  attribute: (logicalId, name) => (logicalId === 'Fila' && name === 'Arn' ? 'arn:fila' : undefined),
  condition: (name) => name === 'Sim',
  imported: (name) => `valor de ${name}`,
  region: 'us-east-1',
  mappings: { Regioes: { 'us-east-1': { ami: 'ami-1' } } },
};

describe('resolve', () => {
  test.each([
    [{ Ref: 'Fila' }, 'fila-1'],
    [{ 'Fn::GetAtt': ['Fila', 'Arn'] }, 'arn:fila'],
    [{ 'Fn::GetAtt': 'Fila.Arn' }, 'arn:fila'],
    [{ 'Fn::Join': ['-', ['a', { Ref: 'Fila' }, 1]] }, 'a-fila-1-1'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: é a sintaxe do CloudFormation.
    [{ 'Fn::Sub': 'x ${Fila} ${Fila.Arn} ${!Fila} ${AWS::Region}' }, 'x fila-1 arn:fila ${Fila} us-east-1'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: é a sintaxe do CloudFormation.
    [{ 'Fn::Sub': ['${nome}!', { nome: { Ref: 'Fila' } }] }, 'fila-1!'],
    [{ 'Fn::Select': [1, { 'Fn::Split': ['.', 'a.b.c'] }] }, 'b'],
    [{ 'Fn::FindInMap': ['Regioes', { Ref: 'AWS::Region' }, 'ami'] }, 'ami-1'],
    [{ 'Fn::If': ['Sim', 'um', 'dois'] }, 'um'],
    [{ 'Fn::If': ['Nao', 'um', 'dois'] }, 'dois'],
    [{ a: { 'Fn::If': ['Nao', 1, { Ref: 'AWS::NoValue' }] }, b: 2 }, { b: 2 }],
    [
      [1, { Ref: 'AWS::NoValue' }, 2],
      [1, 2],
    ],
    [{ Condition: { StringEquals: { a: 'b' } } }, { Condition: { StringEquals: { a: 'b' } } }],
  ])('dado %j, dá %j', (value, expected) => {
    expect(resolve(value, scope)).toEqual(expected);
  });

  test.each([
    [{ Ref: 'Sumiu' }, 'Sumiu'],
    [{ 'Fn::GetAtt': ['Fila', 'Cor'] }, 'Cor'],
    [{ 'Fn::Cidr': ['10.0.0.0/16', 1, 8] }, 'Fn::Cidr'],
    [{ 'Fn::Select': [5, ['a']] }, '5'],
  ])('dado %j, recusa dizendo o que falta', (value, name) => {
    expect(() => resolve(value, scope)).toThrow(InvalidTemplate);
    expect(() => resolve(value, scope)).toThrow(name);
  });
});

describe('orderOf', () => {
  test('dados recursos que citam outros, põe cada um depois dos que precisa', () => {
    const resources = {
      Maquina: { DependsOn: ['Politica'], Properties: { RoleArn: { 'Fn::GetAtt': ['Papel', 'Arn'] } } },
      // biome-ignore lint/suspicious/noTemplateCurlyInString: é a sintaxe do CloudFormation.
      Politica: { Properties: { Roles: [{ Ref: 'Papel' }], Texto: { 'Fn::Sub': '${Funcao.Arn}:*' } } },
      Papel: {},
      Funcao: {},
    };
    expect(orderOf(resources)).toEqual(['Papel', 'Funcao', 'Politica', 'Maquina']);
  });

  test('dado um círculo, mostra o caminho', () => {
    const resources = { A: { Properties: { Ref: 'B' } }, B: { DependsOn: 'A' } };
    expect(() => orderOf(resources)).toThrow('A → B → A');
  });
});

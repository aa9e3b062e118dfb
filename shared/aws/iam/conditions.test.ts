import { describe, expect, test } from 'vitest';
import { conditionHolds, withVariables } from './conditions.ts';

const values = {
  'aws:SourceArn': 'arn:aws:sns:us-east-1:123456789012:avisos',
  'aws:SourceIp': '127.0.0.1',
  'aws:CurrentTime': '2026-11-22T12:00:00Z',
  'aws:username': 'local',
  'aws:TagKeys': ['cor', 'tamanho'],
  's3:max-keys': '10',
};

describe('conditionHolds', () => {
  test.each<[object, boolean]>([
    [{ ArnLike: { 'AWS:SourceArn': 'arn:aws:sns:*:123456789012:avi*' } }, true],
    [{ ArnLike: { 'aws:SourceArn': 'arn:aws:*' } }, false],
    [{ StringEquals: { 'aws:username': ['ana', 'local'] } }, true],
    [{ StringNotEquals: { 'aws:username': ['ana', 'local'] } }, false],
    [{ StringNotEquals: { 'aws:Ausente': 'x' } }, true],
    [{ StringEqualsIfExists: { 'aws:Ausente': 'x' } }, true],
    [{ StringEquals: { 'aws:Ausente': 'x' } }, false],
    [{ Null: { 'aws:Ausente': 'true' } }, true],
    [{ Null: { 'aws:username': true } }, false],
    [{ NumericLessThanEquals: { 's3:max-keys': '10' } }, true],
    [{ NumericGreaterThan: { 's3:max-keys': 10 } }, false],
    [{ DateLessThan: { 'aws:CurrentTime': '2027-01-01T00:00:00Z' } }, true],
    [{ DateGreaterThan: { 'aws:CurrentTime': '2027-01-01T00:00:00Z' } }, false],
    [{ IpAddress: { 'aws:SourceIp': '127.0.0.0/8' } }, true],
    [{ NotIpAddress: { 'aws:SourceIp': '127.0.0.0/8' } }, false],
    [{ IpAddress: { 'aws:SourceIp': 'nada' } }, false],
    [{ 'ForAllValues:StringEquals': { 'aws:TagKeys': ['cor', 'tamanho', 'peso'] } }, true],
    [{ 'ForAllValues:StringEquals': { 'aws:TagKeys': ['cor'] } }, false],
    [{ 'ForAnyValue:StringLike': { 'aws:TagKeys': 'tam*' } }, true],
    [{ 'ForAnyValue:StringEquals': { 'aws:Ausente': 'x' } }, false],
    [{ 'ForAllValues:StringEquals': { 'aws:Ausente': 'x' } }, true],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: é a sintaxe do IAM.
    [{ StringEquals: { 'aws:username': '${aws:username}' } }, true],
    [{ Inventado: { 'aws:username': 'local' } }, false],
  ])('%j', (condition, holds) => {
    expect(conditionHolds(condition, values)).toBe(holds);
  });
});

test('withVariables troca o que tem valor, e deixa o resto', () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: é a sintaxe do IAM.
  expect(withVariables('casa/${AWS:username}/${aws:Ausente}/${*}', values)).toBe(
    // biome-ignore lint/suspicious/noTemplateCurlyInString: é a sintaxe do IAM.
    'casa/local/${aws:Ausente}/*',
  );
});

import { describe, expect, test } from 'vitest';
import { modelsIn, profilesIn, resolveModel } from './catalogue.ts';
import { families } from './families/index.ts';
import { models } from './models/index.ts';

describe('o catálogo', () => {
  test('os ids não se repetem, e quem escreve texto não é de uma família de vetores', () => {
    expect(new Set(models.map(({ id }) => id)).size).toBe(models.length);
    for (const { family, output } of models)
      expect(families[family].kind).toBe(output.includes('TEXT') ? 'text' : 'embedding');
  });

  test('todo modelo responde em alguma região', () => {
    for (const { onDemand, profiles } of models) expect(onDemand.length + profiles.length).toBeGreaterThan(0);
  });
});

describe('resolveModel', () => {
  test.each([
    ['amazon.nova-micro-v1:0', 'us-east-1'],
    ['us.amazon.nova-micro-v1:0', 'us-west-2'],
    ['eu.amazon.nova-micro-v1:0', 'eu-west-1'],
    ['global.anthropic.claude-sonnet-5', 'sa-east-1'],
  ])('dado %s em %s, responde', (id, region) => {
    expect(resolveModel(id, region).modelId).toBe(id);
  });

  test.each([
    ['amazon.nova-micro-v1:0', 'us-west-2', /on-demand throughput isn’t supported/],
    ['amazon.nova-micro-v1:0', 'sa-east-1', /identifier is invalid/],
    ['anthropic.claude-sonnet-5', 'sa-east-1', /on-demand throughput isn’t supported/],
    ['eu.amazon.nova-micro-v1:0', 'us-east-1', /identifier is invalid/],
    ['us.cohere.command-r-v1:0', 'us-east-1', /identifier is invalid/],
    ['arn:aws:s3:::balde', 'us-east-1', /identifier is invalid/],
    ['arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc', 'us-east-1', /invalid/],
    ['', 'us-east-1', /identifier is invalid/],
  ])('dado %s em %s, recusa', (id, region, message) => {
    expect(() => resolveModel(id, region)).toThrow(message);
  });

  test('dada uma região, lista o que se pode chamar dela', () => {
    expect(modelsIn('sa-east-1').map(({ id }) => id)).toContain('anthropic.claude-sonnet-5');
    const profiles = profilesIn('sa-east-1', '123456789012');
    expect(new Set(profiles.map(({ geography }) => geography))).toEqual(new Set(['global']));
  });
});

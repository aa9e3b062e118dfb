import { expect, test } from 'vitest';
import { ask, findingsOf, machine } from '../testing/machine.ts';
import { applyFix } from '../text-edits.ts';

const withModel = (id: string) => machine({ A: ask({ text: 'oi' }) }).replace('amazon.nova-micro-v1:0', id);
const found = (id: string) => findingsOf('modelo-que-nao-atende', withModel(id));

test.each([
  ['amazon.nova-mirco-v1:0', 'amazon.nova-micro-v1:0'],
  ['us.amazon.nova-lite-v1', 'us.amazon.nova-lite-v1:0'],
])('dado o nome errado %s, sugere %s', (written, right) => {
  const [finding] = found(written);
  expect(finding?.fix && applyFix(withModel(written), finding.fix)).toBe(withModel(right));
});

test.each([
  ['gpt-4', 'não tem um modelo chamado'],
  ['anthropic.claude-3-haiku-20240307-v1:0', 'já desligou'],
  ['anthropic.claude-sonnet-5', 'só responde por um perfil'],
])('dado %s, alerta', (id, words) => {
  expect(found(id)[0]).toMatchObject({ severity: 'warning', pointer: '/States/A/Parameters/ModelId' });
  expect(found(id)[0]?.message).toContain(words);
});

test.each([
  'us.anthropic.claude-sonnet-5',
  'amazon.nova-micro-v1:0',
  // Um que o curso não conhece pode ser novo.
  'mistral.novissimo-v9:0',
  'arn:aws:bedrock:us-east-1:111122223333:inference-profile/us.qualquer',
])('dado %s, nada', (id) => expect(found(id)).toEqual([]));

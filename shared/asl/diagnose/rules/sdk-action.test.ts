import { expect, test } from 'vitest';
import { findingsOf, machine } from '../testing/machine.ts';
import { applyFix } from '../text-edits.ts';

const withResource = (name: string) =>
  machine({ A: { Type: 'Task', Resource: `arn:aws:states:::aws-sdk:${name}`, Parameters: {}, End: true } });

test.each([
  ['DynamoDB:GetItem', 'dynamodb:getItem'],
  ['bedrock-runtime:invokeModel', 'bedrockruntime:invokeModel'],
  ['bedrock:converse', 'bedrockruntime:converse'],
  ['stepfunctions:StartExecution.waitForTaskToken', 'sfn:startExecution.waitForTaskToken'],
])('dado %s, escreve %s', (written, right) => {
  const [finding] = findingsOf('acao-desconhecida', withResource(written));
  expect(finding?.fix && applyFix(withResource(written), finding.fix)).toBe(withResource(right));
});

test.each(['dynamodb:getItem', 'bedrock:listFoundationModels', 's3:putObject'])('dado %s, nada', (name) =>
  expect(findingsOf('acao-desconhecida', withResource(name))).toEqual([]),
);

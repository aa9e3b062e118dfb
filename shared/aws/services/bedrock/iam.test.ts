import { BedrockRuntimeClient, ConverseCommand } from '@aws-sdk/client-bedrock-runtime';
import { describe, expect, test } from 'vitest';
import { aws } from './test-bedrock.ts';
import { HAIKU, NOVA } from './test-model-ids.ts';

const profile = `arn:aws:bedrock:us-east-1:123456789012:inference-profile/${HAIKU}`;
const foundation = (region: string) =>
  `arn:aws:bedrock:${region}::foundation-model/anthropic.claude-haiku-4-5-20251001-v1:0`;
let count = 0;

/** Conversa em nome de um papel que só pode isto. */
async function converseAs(modelId: string, resources: readonly string[], action = 'bedrock:InvokeModel') {
  const arn = `arn:aws:iam::123456789012:role/papel-${++count}`;
  const Statement = [{ Effect: 'Allow', Action: action, Resource: resources }];
  aws.context.iam.putRole({
    arn,
    name: `papel-${count}`,
    assumeRolePolicy: {},
    policies: resources.length > 0 ? { p: { Version: '2012-10-17', Statement } } : {},
    managedPolicyArns: [],
  });
  const credentials = aws.context.iam.assumeRole(arn, 'teste');
  const client = new BedrockRuntimeClient({ ...aws.clientConfig, credentials, maxAttempts: 1 });
  try {
    return await client.send(
      new ConverseCommand({ modelId, messages: [{ role: 'user', content: [{ text: 'oi' }] }] }),
    );
  } finally {
    client.destroy();
  }
}

describe('as permissões do Bedrock', () => {
  test('dado um modelo sob demanda, basta o ARN dele', async () => {
    await converseAs(NOVA, [`arn:aws:bedrock:us-east-1::foundation-model/${NOVA}`]);
  });

  test('dado um papel sem política, nega nas palavras da AWS', async () => {
    await expect(converseAs(NOVA, [])).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringMatching(
        /^User: arn:aws:sts::123456789012:assumed-role\/papel-\d+\/\w+ is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:us-east-1::foundation-model\/amazon\.nova-micro-v1:0 because no identity-based policy allows the bedrock:InvokeModel action$/,
      ),
    });
  });

  test('dado um perfil, a AWS confere o perfil e o modelo em cada região', async () => {
    const regions = ['us-east-1', 'us-east-2', 'us-west-2'];
    await converseAs(HAIKU, [profile, ...regions.map(foundation)]);
    await expect(converseAs(HAIKU, regions.map(foundation))).rejects.toThrow(
      `on resource: ${profile} because`,
    );
    await expect(converseAs(HAIKU, [profile, foundation('us-east-1')])).rejects.toThrow(
      `on resource: ${foundation('us-east-2')} because`,
    );
  });

  test('dado o Converse, a permissão de outra ação não serve', async () => {
    await expect(converseAs(NOVA, ['*'], 'bedrock:Converse')).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
  });
});

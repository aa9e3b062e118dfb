import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LocalAws, startLocalAws } from '../../index.ts';

let aws: LocalAws;
beforeAll(async () => {
  aws = await startLocalAws({ port: 0 });
});
afterAll(() => aws.close());

const TOPIC = 'arn:aws:sns:us-east-1:123456789012:alvo';

function send(service: string, body: string): Promise<Response> {
  return fetch(aws.endpoint, {
    method: 'POST',
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=x/20260101/us-east-1/${service}/aws4_request`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body,
  });
}

test('dados 600 formulários estranhos ao SNS e ao STS, todos recebem uma resposta que não é defeito nosso', async () => {
  await send('sns', new URLSearchParams({ Action: 'CreateTopic', Name: 'alvo' }).toString());
  const action = fc.constantFrom(
    'CreateTopic',
    'DeleteTopic',
    'SetTopicAttributes',
    'GetTopicAttributes',
    'Subscribe',
    'SetSubscriptionAttributes',
    'Publish',
    'PublishBatch',
    'TagResource',
    'UntagResource',
    'ListTopics',
    'AssumeRole',
    'GetCallerIdentity',
    'toString',
    '__proto__',
  );
  const field = fc.constantFrom(
    'Name',
    'TopicArn',
    'Attributes.entry.1.key',
    'Attributes.entry.1.value',
    'AttributeName',
    'AttributeValue',
    'Protocol',
    'Endpoint',
    'Message',
    'Subject',
    'MessageStructure',
    'PhoneNumber',
    'MessageAttributes.entry.1.Name',
    'MessageAttributes.entry.1.Value.DataType',
    'MessageAttributes.entry.1.Value.StringValue',
    'PublishBatchRequestEntries.member.1.Id',
    'PublishBatchRequestEntries.member.1',
    'PublishBatchRequestEntries.member.999999999.Message',
    'Tags.member.1.Key',
    'TagKeys.member.1',
    'ResourceArn',
    'NextToken',
    'RoleArn',
    'RoleSessionName',
    'DurationSeconds',
    '__proto__.x',
  );
  const value = fc.oneof(
    fc.string(),
    fc.json({ maxDepth: 4 }),
    fc.constantFrom(
      TOPIC,
      'FilterPolicy',
      '{"a":[{"cidr":"10.0.0.0/99"}]}',
      'Policy',
      '[]',
      'sms',
      'email',
      '+5511999990000',
      'json',
      'String.Array',
      'arn:aws:iam::123456789012:role/x',
      'ana',
      '\u0000',
    ),
  );
  const form = fc.tuple(action, fc.array(fc.tuple(field, value), { maxLength: 8 }));
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('sns', 'sts'), form, async (service, [Action, fields]) => {
      const response = await send(service, new URLSearchParams([['Action', Action], ...fields]).toString());
      const text = await response.text();
      expect(response.status, text).toBeLessThan(500);
      expect(text).toMatch(/^<\?xml /);
    }),
    { numRuns: 600, seed: Number(process.env.SEED ?? 20261122) },
  );
  expect((await send('sns', 'Action=ListTopics')).status).toBe(200);
}, 60_000);

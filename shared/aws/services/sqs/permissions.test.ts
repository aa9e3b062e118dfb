import { ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { sqs } from './index.ts';
import { aws, queue } from './test-queues.ts';

test('toda ação confere uma permissão do SQS; as de lote, a da ação simples', () => {
  const service = {
    arn: () => 'arn',
    permission: (action: string) => ({ action: `sqs:${action.toLowerCase()}`, resource: 'arn' }),
  };
  for (const [name, { permission }] of Object.entries(sqs.actions)) {
    const action = `sqs:${name.replace(/Batch$/, '').toLowerCase()}`;
    expect(permission?.({}, service), name).toEqual({ action, resource: 'arn' });
  }
});

test('dado um papel que só manda, receber é recusado nas palavras da AWS', async () => {
  const QueueUrl = await queue();
  const resource = `arn:aws:sqs:us-east-1:123456789012:${QueueUrl.split('/').at(-1)}`;
  const { iam } = aws.context;
  const arn = 'arn:aws:iam::123456789012:role/so-manda';
  const policies = {
    so: { Statement: [{ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: resource }] },
  };
  iam.putRole({ arn, name: 'so-manda', assumeRolePolicy: {}, policies, managedPolicyArns: [] });
  const client = new SQSClient({ ...aws.clientConfig, credentials: iam.assumeRole(arn, 'teste') });
  await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'a' }));
  await expect(client.send(new ReceiveMessageCommand({ QueueUrl }))).rejects.toMatchObject({
    Code: 'AccessDenied',
    $metadata: { httpStatusCode: 403 },
    message: expect.stringMatching(
      new RegExp(
        `^User: arn:aws:sts::123456789012:assumed-role/so-manda/\\w+ is not authorized to perform: sqs:receivemessage on resource: ${resource} because no identity-based policy allows the sqs:receivemessage action$`,
      ),
    ),
  });
  client.destroy();
});

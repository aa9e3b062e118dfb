import {
  GetSubscriptionAttributesCommand,
  GetTopicAttributesCommand,
  ListSubscriptionsByTopicCommand,
  PublishCommand,
  SNSClient,
} from '@aws-sdk/client-sns';
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { CfnTopic, SubscriptionFilter, Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription, LambdaSubscription, SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Deployment, deployAssembly, type LogEntry } from '../../index.ts';
import { aws, changesOf, synth } from '../test-stack.ts';

let sns: SNSClient;
let sqs: SQSClient;
const entries: LogEntry[] = [];
beforeAll(() => {
  sns = new SNSClient(aws.clientConfig);
  sqs = new SQSClient(aws.clientConfig);
  aws.onLog((entry) => entries.push(entry));
});
afterAll(() => {
  sns.destroy();
  sqs.destroy();
});

function physicalId({ resources }: Deployment, type: string): string {
  return resources.find((resource) => resource.type === type)?.physicalId ?? '';
}

const avisos = (filter: string, displayName?: string) =>
  synth('Avisos', (stack) => {
    const topic = new Topic(stack, 'Topico', { displayName });
    const queue = new Queue(stack, 'Fila');
    const fn = new LambdaFunction(stack, 'Ouvinte', {
      runtime: Runtime.NODEJS_20_X,
      handler: 'index.handler',
      code: Code.fromInline(
        'exports.handler = async (e) => console.log("ouvi=" + e.Records[0].Sns.Message);',
      ),
    });
    topic.addSubscription(new EmailSubscription('gerente@exemplo.com.br'));
    topic.addSubscription(
      new SqsSubscription(queue, {
        rawMessageDelivery: true,
        filterPolicy: { loja: SubscriptionFilter.stringFilter({ allowlist: [filter] }) },
      }),
    );
    topic.addSubscription(new LambdaSubscription(fn));
  });

test('dada uma pilha do CDK com um tópico, a mensagem chega à fila, à função e à caixa de saída', async () => {
  const deployment = await deployAssembly(aws, avisos('centro', 'Cantina'));
  const TopicArn = physicalId(deployment, 'AWS::SNS::Topic');
  const MessageAttributes = { loja: { DataType: 'String', StringValue: 'centro' } };
  await sns.send(new PublishCommand({ TopicArn, Message: 'saiu a pizza', MessageAttributes }));

  const QueueUrl = physicalId(deployment, 'AWS::SQS::Queue');
  const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl }));
  expect(Messages.map(({ Body }) => Body)).toEqual(['saiu a pizza']);
  await expect
    .poll(() => entries.some((entry) => entry.kind === 'function' && entry.message === 'ouvi=saiu a pizza'), {
      timeout: 5000,
    })
    .toBe(true);
  const outbox = (await (await fetch(`${aws.endpoint}/_local/outbox`)).json()) as {
    messages: { kind: string; message: string }[];
  };
  expect(outbox.messages.filter(({ kind }) => kind === 'notification')).toMatchObject([
    { message: 'saiu a pizza' },
  ]);
});

test('dado outro filtro e outro nome, muda o que existe, sem refazer nada', async () => {
  const deployment = await deployAssembly(aws, avisos('norte'));
  expect(changesOf(deployment).filter((change) => !change.startsWith('unchanged'))).toHaveLength(2);
  const TopicArn = physicalId(deployment, 'AWS::SNS::Topic');
  const { Attributes: topic } = await sns.send(new GetTopicAttributesCommand({ TopicArn }));
  expect(topic?.DisplayName).toBe('');
  const { Subscriptions = [] } = await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn }));
  expect(Subscriptions).toHaveLength(3);
  const { SubscriptionArn } = Subscriptions.find(({ Protocol }) => Protocol === 'sqs') ?? {};
  const { Attributes } = await sns.send(new GetSubscriptionAttributesCommand({ SubscriptionArn }));
  expect(Attributes).toMatchObject({ FilterPolicy: '{"loja":["norte"]}', RawMessageDelivery: 'true' });
});

const embutidas = (...emails: string[]) =>
  synth('Embutidas', (stack) => {
    new CfnTopic(stack, 'Topico', {
      topicName: 'embutidas',
      subscription: emails.map((endpoint) => ({ protocol: 'email', endpoint })),
    });
  });

test('dadas inscrições dentro do tópico, põe as novas e tira as que saíram', async () => {
  const TopicArn = physicalId(await deployAssembly(aws, embutidas('a@x.com', 'b@x.com')), 'AWS::SNS::Topic');
  await deployAssembly(aws, embutidas('b@x.com', 'c@x.com'));
  const { Subscriptions = [] } = await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn }));
  expect(Subscriptions.map(({ Endpoint }) => Endpoint).sort()).toEqual(['b@x.com', 'c@x.com']);
});

test('dada uma pilha sem o tópico, ele some com as inscrições', async () => {
  await deployAssembly(
    aws,
    synth('Avisos', (stack) => void new Queue(stack, 'Fila')),
  );
  const topics = (await aws.call('sns', 'ListTopics', {})) as { Topics: { TopicArn: string }[] };
  expect(topics.Topics.filter(({ TopicArn }) => TopicArn.includes('Avisos'))).toEqual([]);
});

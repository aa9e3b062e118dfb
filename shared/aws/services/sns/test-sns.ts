import {
  CreateTopicCommand,
  PublishCommand,
  type PublishCommandInput,
  SNSClient,
  SubscribeCommand,
} from '@aws-sdk/client-sns';
import type { LocalAws } from '../../index.ts';

// O que os testes do SNS têm em comum: um cliente comum, e o caminho curto até um tópico com alguém inscrito.

export interface SnsBench {
  readonly sns: SNSClient;
  topic(name: string, attributes?: Record<string, string>): Promise<string>;
  subscribe(
    topicArn: string,
    protocol: string,
    endpoint: string,
    attributes?: Record<string, string>,
  ): Promise<string>;
  publish(input: PublishCommandInput): Promise<{ MessageId?: string; SequenceNumber?: string }>;
  /** O que chegou à caixa de saída depois de `after`, como a página a lê. */
  outbox(after?: string): Promise<readonly Record<string, string>[]>;
}

/** Um banco de testes sobre uma AWS local em pé. */
export function snsBench(aws: LocalAws): SnsBench {
  const sns = new SNSClient({ ...aws.clientConfig, maxAttempts: 1 });
  return {
    sns,
    async topic(Name, Attributes) {
      return (await sns.send(new CreateTopicCommand({ Name, Attributes }))).TopicArn ?? '';
    },
    async subscribe(TopicArn, Protocol, Endpoint, Attributes) {
      const subscribed = await sns.send(new SubscribeCommand({ TopicArn, Protocol, Endpoint, Attributes }));
      return subscribed.SubscriptionArn ?? '';
    },
    publish: (input) => sns.send(new PublishCommand(input)),
    async outbox(after = '') {
      const response = await fetch(`${aws.endpoint}/_local/outbox?after=${after}`);
      return ((await response.json()) as { messages: Record<string, string>[] }).messages;
    },
  };
}

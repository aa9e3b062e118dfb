import type { LambdaClient } from '@aws-sdk/client-lambda';
import { AwsError } from '../../errors.ts';
import type { ServiceContext } from '../../service.ts';
import type { Collection } from '../../storage/storage.ts';
import { invalidParameter } from './errors.ts';
import { Outbox } from './outbox.ts';
import type { SubscriptionRecord, TopicRecord } from './records.ts';

/** @throws `AwsError` `InvalidParameter` quando o texto não é um ARN */
function arnIn(value: unknown, field: string): string {
  const text = String(value ?? '');
  const elements = text.split(':').length;
  if (elements >= 6) return text;
  throw invalidParameter(`${field} Reason: An ARN must have at least 6 elements, not ${elements}`);
}

/** O estado do SNS local: os tópicos, as inscrições e a caixa de saída. */
export class Sns {
  readonly context: ServiceContext;
  readonly topics: Collection<TopicRecord>;
  readonly subscriptions: Collection<SubscriptionRecord>;
  readonly outbox: Outbox;
  readonly #turns = new Map<string, Promise<unknown>>();
  readonly #lambdas = new Map<string, LambdaClient>();

  constructor(context: ServiceContext) {
    this.context = context;
    this.topics = context.storage.collection('sns/topics');
    this.subscriptions = context.storage.collection('sns/subscriptions');
    this.outbox = new Outbox(context);
  }

  topicArn(name: string): string {
    return `arn:aws:sns:${this.context.region}:${this.context.accountId}:${name}`;
  }

  /** A política que alguém deu a um tópico, como o IAM a consulta; a padrão não dá nada a ninguém de dentro da conta. */
  policyOf(arn: string): unknown {
    const text = this.topics.get(arn)?.attributes.Policy;
    return text ? JSON.parse(text) : undefined;
  }

  /** @throws `AwsError` `InvalidParameter`, `NotFound` */
  topic(arn: unknown, field = 'TopicArn'): TopicRecord {
    const text = arnIn(arn, field);
    const topic = this.topics.get(text);
    if (!topic) throw new AwsError('NotFound', 'Topic does not exist', 404);
    return topic;
  }

  /** @throws `AwsError` `InvalidParameter`, `NotFound` */
  subscription(arn: unknown): SubscriptionRecord {
    const text = arnIn(arn, 'SubscriptionArn');
    const subscription = this.subscriptions.get(text);
    if (!subscription) throw new AwsError('NotFound', 'Subscription does not exist', 404);
    return subscription;
  }

  subscriptionsOf(topicArn: string): readonly SubscriptionRecord[] {
    return [...this.subscriptions.values()].filter((subscription) => subscription.topicArn === topicArn);
  }

  /** Faz um trabalho de cada vez por tópico, na ordem em que foram pedidos. */
  inTurn<T>(topicArn: string, work: () => Promise<T>): Promise<T> {
    const turn = (this.#turns.get(topicArn) ?? Promise.resolve()).then(work);
    this.#turns.set(
      topicArn,
      turn.catch(() => {}),
    );
    return turn;
  }

  /** O cliente com que um tópico chama funções: em nome do SNS, que só chama onde a política da função deixa. */
  async lambda(topicArn: string): Promise<LambdaClient> {
    const { LambdaClient } = await import('@aws-sdk/client-lambda');
    let client = this.#lambdas.get(topicArn);
    if (!client) {
      const { endpoint, region, iam } = this.context;
      const credentials = iam.serviceCredentials('sns.amazonaws.com', topicArn);
      client = new LambdaClient({ endpoint, region, credentials, maxAttempts: 1 });
      this.#lambdas.set(topicArn, client);
    }
    return client;
  }

  close(): void {
    for (const client of this.#lambdas.values()) client.destroy();
  }
}

import { InvokeCommand } from '@aws-sdk/client-lambda';
import { CreateTopicCommand, PublishCommand, SubscribeCommand } from '@aws-sdk/client-sns';
import type { OutboxMessage } from '../../services/sns/records.ts';
import { folderStorage } from '../folder.ts';
import { type Clients, LostAnswer, type Scenario } from './scenario.ts';

/** Avisos por e-mail, que ficam na caixa de saída, e as linhas que uma função escreve nos seus registros. */
export class Notices implements Scenario {
  readonly name = 'SNS e registros da Lambda';
  #topic = '';
  readonly #published = new Set<string>();
  /** As linhas que já devem estar guardadas. A Lambda responde antes de guardar: a da última chamada pode faltar. */
  readonly #logged = new Set<string>();
  #lastLine: string | undefined;
  #next = 0;

  async prepare({ sns }: Clients): Promise<void> {
    const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: 'roteiro' }));
    this.#topic = TopicArn ?? '';
    await sns.send(new SubscribeCommand({ TopicArn, Protocol: 'email', Endpoint: 'ana@example.com' }));
  }

  readonly works = [
    async ({ sns }: Clients) => {
      const { MessageId } = await sns.send(
        new PublishCommand({ TopicArn: this.#topic, Message: `aviso ${this.#next++}` }),
      );
      this.#published.add(MessageId ?? '');
    },
    async ({ lambda }: Clients) => {
      const n = this.#next++;
      await lambda.send(new InvokeCommand({ FunctionName: 'somar', Payload: JSON.stringify({ n }) }));
      if (this.#lastLine !== undefined) this.#logged.add(this.#lastLine);
      this.#lastLine = `somei ${n}.`;
    },
  ];

  async recheck(): Promise<void> {
    this.#lastLine = undefined;
  }

  async verify({ endpoint }: Clients): Promise<void> {
    if (this.#logged.size === 0) return;
    const lines = await logLines(endpoint, '/aws/lambda/somar');
    const text = lines.join('\n');
    const lost = [...this.#logged].filter((line) => !text.includes(line));
    if (lost.length > 0)
      throw new LostAnswer(this.name, `sumiram ${lost.length} linhas, entre elas "${lost[0]}"`);
  }

  audit(folder: string): void {
    const outbox = [...folderStorage(folder).collection<OutboxMessage>('sns/outbox').values()];
    const counts = new Map<string, number>();
    for (const { messageId } of outbox) counts.set(messageId, (counts.get(messageId) ?? 0) + 1);
    for (const messageId of this.#published) {
      if (counts.get(messageId) !== 1)
        throw new LostAnswer(
          this.name,
          `o aviso ${messageId} está ${counts.get(messageId) ?? 0} vezes na caixa`,
        );
    }
  }
}

/** Todas as linhas de um grupo. O cliente de registros do SDK não é uma dependência daqui. */
async function logLines(endpoint: string, logGroupName: string): Promise<string[]> {
  const lines: string[] = [];
  let nextToken: string | undefined;
  do {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'x-amz-target': 'Logs_20140328.FilterLogEvents' },
      body: JSON.stringify({ logGroupName, nextToken }),
    });
    if (!response.ok) throw new Error(await response.text());
    const page = (await response.json()) as { events: { message: string }[]; nextToken?: string };
    lines.push(...page.events.map(({ message }) => message));
    nextToken = page.nextToken;
  } while (nextToken);
  return lines;
}

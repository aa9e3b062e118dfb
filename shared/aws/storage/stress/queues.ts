import {
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs';
import { type Clients, LostAnswer, type Scenario } from './scenario.ts';

/** Mais do que o esforço dura: o que foi recebido não volta sozinho. */
const HIDDEN_SECONDS = 3600;

/** Uma fila comum, com mensagens recebidas e apagadas no meio, e uma FIFO que não pode repetir nem trocar a ordem. */
export class Queues implements Scenario {
  readonly name = 'SQS';
  #common = '';
  #ordered = '';
  readonly #sent = new Set<string>();
  readonly #deleted = new Set<string>();
  /** Recebidas e não apagadas, com o recibo. */
  readonly #kept = new Map<string, string>();
  /** As que a queda pegou sendo apagadas: podem estar lá ou não. */
  readonly #uncertain = new Set<string>();
  /** Chamadas de receber que ficaram sem resposta: cada uma pode ter escondido uma mensagem. */
  #unanswered = 0;
  #next = 0;
  #nextOrdered = 0;

  async prepare({ sqs }: Clients): Promise<void> {
    const create = async (QueueName: string, Attributes?: Record<string, string>) =>
      (await sqs.send(new CreateQueueCommand({ QueueName, Attributes }))).QueueUrl ?? '';
    this.#common = await create('roteiro');
    this.#ordered = await create('roteiro.fifo', { FifoQueue: 'true' });
  }

  readonly works = [
    async (clients: Clients) => {
      const body = `mensagem ${this.#next++}`;
      await clients.sqs.send(new SendMessageCommand({ QueueUrl: this.#common, MessageBody: body }));
      this.#sent.add(body);
      if (this.#next % 3 === 0) await this.#take(clients, this.#next % 2 === 0);
    },
    (clients: Clients) => this.#sendOrdered(clients),
  ];

  async #take(clients: Clients, isDeleted: boolean): Promise<void> {
    this.#unanswered++;
    const [message] = await this.#receive(clients, this.#common, 1);
    this.#unanswered--;
    if (!message?.Body) return;
    if (this.#deleted.has(message.Body) || this.#kept.has(message.Body))
      throw new LostAnswer(this.name, `"${message.Body}" voltou`);
    this.#kept.set(message.Body, message.ReceiptHandle ?? '');
    if (!isDeleted) return;
    this.#uncertain.add(message.Body);
    await this.#delete(clients, this.#common, message);
    this.#uncertain.delete(message.Body);
    this.#kept.delete(message.Body);
    this.#deleted.add(message.Body);
  }

  /** Depois de uma queda manda a mesma de novo: o `MessageDeduplicationId` impede que ela entre duas vezes. */
  async #sendOrdered({ sqs }: Clients): Promise<void> {
    const n = String(this.#nextOrdered);
    await sqs.send(
      new SendMessageCommand({
        QueueUrl: this.#ordered,
        MessageBody: n,
        MessageGroupId: 'grupo',
        MessageDeduplicationId: n,
      }),
    );
    this.#nextOrdered++;
  }

  async recheck(): Promise<void> {}

  async verify(clients: Clients): Promise<void> {
    const visible = await this.#drain(clients);
    for (const body of visible) {
      if (this.#deleted.has(body) || (this.#kept.has(body) && !this.#uncertain.has(body)))
        throw new LostAnswer(this.name, `"${body}" voltou`);
    }
    const missing = [...this.#sent].filter(
      (body) => !visible.has(body) && !this.#deleted.has(body) && !this.#kept.has(body),
    );
    if (missing.length > this.#unanswered)
      throw new LostAnswer(this.name, `sumiram ${missing.length} mensagens, entre elas "${missing[0]}"`);
    await this.#returnKept(clients);
    await this.#sendOrdered(clients);
    await this.#verifyOrder(clients);
  }

  /** O recibo de antes da queda ainda serve. */
  async #returnKept(clients: Clients): Promise<void> {
    const certain = [...this.#kept].filter(([body]) => !this.#uncertain.has(body));
    for (const [, ReceiptHandle] of certain) {
      await clients.sqs.send(
        new ChangeMessageVisibilityCommand({
          QueueUrl: this.#common,
          ReceiptHandle,
          VisibilityTimeout: 0,
        }),
      );
    }
    const returned = await this.#drain(clients);
    if (returned.size !== certain.length || certain.some(([body]) => !returned.has(body)))
      throw new LostAnswer(this.name, `devolvi ${certain.length} mensagens e recebi ${returned.size}`);
  }

  async #verifyOrder(clients: Clients): Promise<void> {
    for (let expected = 0; expected < this.#nextOrdered; ) {
      const messages = await this.#receive(clients, this.#ordered, 10);
      if (messages.length === 0)
        throw new LostAnswer(this.name, `a FIFO acabou em ${expected} de ${this.#nextOrdered}`);
      for (const message of messages) {
        if (message.Body !== String(expected))
          throw new LostAnswer(this.name, `a FIFO deu ${message.Body} em vez de ${expected}`);
        await this.#delete(clients, this.#ordered, message);
        expected++;
      }
    }
  }

  async #drain(clients: Clients): Promise<Set<string>> {
    const bodies = new Set<string>();
    for (;;) {
      const messages = await this.#receive(clients, this.#common, 10);
      if (messages.length === 0) return bodies;
      for (const { Body = '' } of messages) {
        if (bodies.has(Body)) throw new LostAnswer(this.name, `"${Body}" veio duas vezes`);
        bodies.add(Body);
      }
    }
  }

  async #receive({ sqs }: Clients, QueueUrl: string, MaxNumberOfMessages: number): Promise<Message[]> {
    const { Messages } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages, VisibilityTimeout: HIDDEN_SECONDS }),
    );
    return Messages ?? [];
  }

  async #delete({ sqs }: Clients, QueueUrl: string, { ReceiptHandle }: Message): Promise<void> {
    await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
  }
}

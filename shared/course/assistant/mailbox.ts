import type { LocalAws } from '../../testing/local-aws.ts';

/** O que chegou na fila `Conversa`: o que se diz ao cliente, e o token de quem responde. */
export interface QueuedMessage {
  client: string;
  text: string;
  token: string;
}

/** Quantas mensagens lembrar: as dos pedidos que a página mostra, com folga. */
const KEPT = 500;

/**
 * A fila `Conversa` lida por um leitor só. Cada mensagem sai da fila uma vez e fica guardada na AWS local: duas
 * abas, ou dois clientes, veem as suas sem tirar as do outro. O token diz de que execução cada uma é.
 */
export interface Mailbox {
  /** Tira da fila o que houver. @returns todas as mensagens guardadas, pelo token */
  read(queueUrl: string): Promise<ReadonlyMap<string, QueuedMessage>>;
}

interface Received {
  MessageId: string;
  ReceiptHandle: string;
  Body: string;
}

export function createMailbox(aws: LocalAws): Mailbox {
  const kept = aws.context.storage.collection<QueuedMessage & { id: string; order: number }>(
    'curso/conversa',
  );
  let order = Math.max(0, ...[...kept.values()].map((message) => message.order));
  let turn: Promise<unknown> = Promise.resolve();

  async function drain(QueueUrl: string): Promise<void> {
    for (;;) {
      const input = { QueueUrl, MaxNumberOfMessages: 10 };
      const { Messages = [] } = (await aws.call('sqs', 'ReceiveMessage', input)) as { Messages?: Received[] };
      if (Messages.length === 0) return;
      for (const { MessageId, ReceiptHandle, Body } of Messages) {
        const message = messageIn(Body);
        // Primeiro guardar, depois apagar: uma queda no meio repete a mensagem, e não a perde.
        if (message) kept.set(MessageId, { ...message, id: MessageId, order: ++order });
        await aws.call('sqs', 'DeleteMessage', { QueueUrl, ReceiptHandle });
      }
      for (const { id, order: old } of [...kept.values()]) if (old <= order - KEPT) kept.delete(id);
    }
  }

  return {
    async read(queueUrl) {
      // Um de cada vez: sem isso, dois pedidos da página tirariam da fila ao mesmo tempo.
      const mine = turn.then(() => drain(queueUrl));
      turn = mine.catch(() => undefined);
      await mine;
      return new Map([...kept.values()].map((message) => [message.token, message]));
    },
  };
}

/** A mensagem, se ela tem a forma do contrato. */
function messageIn(body: string): QueuedMessage | undefined {
  try {
    const { cliente, texto, token } = JSON.parse(body) as Record<string, unknown>;
    if (typeof cliente !== 'string' || typeof texto !== 'string' || typeof token !== 'string')
      return undefined;
    return { client: cliente, text: texto, token };
  } catch {
    return undefined;
  }
}

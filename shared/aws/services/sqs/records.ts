/** Uma fila guardada. */
export interface QueueRecord {
  readonly name: string;
  /** Muda quando uma fila é apagada e criada de novo com o mesmo nome: o que era da antiga não serve à nova. */
  readonly id: string;
  /** Qual dos diários da fila vale: cada compactação escreve um novo. */
  readonly generation: number;
  /** Os atributos que se configuram, com os padrões já postos; todos são textos, como na API. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  /** Milissegundos desde 1970, como todo instante daqui. */
  readonly createdAt: number;
  readonly modifiedAt: number;
  readonly purgedAt?: number;
}

/** Um atributo de mensagem, como na API; `BinaryValue` vem em base64. */
export interface MessageAttribute {
  readonly DataType: string;
  readonly StringValue?: string;
  readonly BinaryValue?: string;
}

export type MessageAttributes = Readonly<Record<string, MessageAttribute>>;

/** Uma mensagem na fila. */
export interface Message {
  readonly id: string;
  readonly body: string;
  readonly attributes: MessageAttributes;
  readonly systemAttributes: MessageAttributes;
  readonly senderId: string;
  readonly sentAt: number;
  /** Antes deste instante ninguém a recebe: ainda está atrasada, ou está com quem a recebeu. */
  readonly visibleAt: number;
  readonly groupId?: string;
  readonly deduplicationId?: string;
  /** Só numa fila FIFO. */
  readonly sequenceNumber?: string;
  readonly receiveCount: number;
  readonly firstReceivedAt?: number;
  readonly receivedAt?: number;
  /** O recibo da última vez em que foi recebida. */
  readonly receipt?: string;
  /** De que fila veio, quando esta é a fila de mensagens mortas dela. */
  readonly deadLetterSource?: string;
}

/** Uma mensagem FIFO que já chegou e não entra de novo por cinco minutos. */
export interface Deduplication {
  readonly key: string;
  readonly messageId: string;
  readonly sequenceNumber: string;
  readonly at: number;
}

/** O que acontece a uma fila, como fica no diário. */
export type Entry =
  | { readonly type: 'sent'; readonly message: Message }
  | {
      readonly type: 'received';
      readonly id: string;
      readonly receipt: string;
      readonly at: number;
      readonly visibleAt: number;
    }
  | { readonly type: 'visibility'; readonly id: string; readonly visibleAt: number }
  | { readonly type: 'deleted'; readonly id: string }
  | { readonly type: 'purged' }
  | { readonly type: 'deduplication'; readonly deduplication: Deduplication }
  | { readonly type: 'sequence'; readonly last: number };

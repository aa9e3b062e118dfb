/** Um tópico guardado. */
export interface TopicRecord {
  readonly arn: string;
  readonly name: string;
  /** Só os atributos que alguém pôs; os outros são calculados. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
}

/** Os protocolos que a AWS local entrega. */
export const protocols = ['email', 'email-json', 'lambda', 'sms', 'sqs'] as const;
export type SubscriptionProtocol = (typeof protocols)[number];

/** Uma inscrição guardada. Todas nascem confirmadas. */
export interface SubscriptionRecord {
  readonly arn: string;
  readonly topicArn: string;
  readonly protocol: SubscriptionProtocol;
  /** ARN de uma fila ou função, endereço de e-mail ou telefone. */
  readonly endpoint: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Um e-mail ou SMS como a pessoa o receberia. */
export interface OutboxMessage {
  /** Cresce a cada mensagem; serve de marcador em `?after=`. */
  readonly id: string;
  /** O que a mensagem é: uma notificação, ou o pedido de confirmação que a AWS manda a um e-mail novo. */
  readonly kind: 'notification' | 'confirmation';
  readonly protocol: 'email' | 'email-json' | 'sms';
  readonly endpoint: string;
  /** Ausente em SMS. */
  readonly subject?: string;
  readonly message: string;
  /** Ausente em um SMS mandado direto a um telefone. */
  readonly topicArn?: string;
  readonly messageId: string;
  /** Data ISO 8601. */
  readonly receivedAt: string;
  /** O que aqui é diferente da AWS, para quem lê a caixa. */
  readonly note?: string;
}

/** Um atributo de mensagem, como a notificação o mostra. */
export interface MessageAttribute {
  /** `String`, `Number`, `Binary` ou `String.Array`, com ou sem um rótulo depois do ponto. */
  readonly Type: string;
  /** Em base64 quando `Binary`. */
  readonly Value: string;
}

/** Uma mensagem publicada, pronta para ser entregue. */
export interface Message {
  readonly messageId: string;
  readonly topicArn?: string;
  readonly subject?: string;
  /** O texto por protocolo; `default` serve aos que não têm o seu. */
  readonly texts: Readonly<Record<string, string>>;
  readonly attributes: Readonly<Record<string, MessageAttribute>>;
  readonly groupId?: string;
  readonly deduplicationId?: string;
  readonly sequenceNumber?: string;
  /** Data ISO 8601. */
  readonly timestamp: string;
}

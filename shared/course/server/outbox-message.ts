/** Uma mensagem que teria saído da máquina, como a página a mostra. */
export interface OutboxMessage {
  id: string;
  kind: 'notification' | 'confirmation';
  protocol: string;
  endpoint: string;
  /** Ausente em mensagens de texto. */
  subject?: string;
  message: string;
  /** Data ISO 8601. */
  receivedAt: string;
  /** O que aqui é diferente da AWS. */
  note?: string;
}

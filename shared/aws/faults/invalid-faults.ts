/** Falhas escritas de um jeito que não se entende; a mensagem diz onde e o que escrever no lugar. */
export class InvalidFaults extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'InvalidFaults';
  }
}

/** O assistente não pode fazer o que a página pediu agora; a mensagem diz por quê e o que fazer. */
export class AssistantRefusal extends Error {
  override readonly name = 'AssistantRefusal';
}

/** O token não vale mais: a etapa terminou, ou outra pessoa respondeu antes. */
const SPENT = new Set(['TaskTimedOut', 'TaskDoesNotExist', 'InvalidToken']);

/**
 * Usa um token de tarefa.
 * @throws {AssistantRefusal} quando ele não vale mais
 */
export async function usingToken<T>(use: () => Promise<T>): Promise<T> {
  try {
    return await use();
  } catch (error) {
    if (!(error instanceof Error) || !SPENT.has(error.name)) throw error;
    throw new AssistantRefusal('Esta etapa acabou de terminar. Veja em que pé está o pedido.');
  }
}

import type { LocalAws } from '../../testing/local-aws.ts';

/** O modelo que a variável `MODELO` escolhe; `undefined`, o simulado. As verificações dos passos não a leem. */
export function chosenModel(): string | undefined {
  return process.env.MODELO?.trim() || undefined;
}

/**
 * Confere a escolha antes de alguém depender dela.
 * @returns o nome de quem vai responder, como `simulado` ou `ollama:llama3.2`
 * @throws `UnknownModel`, com a AWS local já fechada
 */
export async function openModel(aws: LocalAws): Promise<string> {
  try {
    return (await aws.context.model()).name;
  } catch (error) {
    await aws.close();
    throw error;
  }
}

import { AwsError } from '../../errors.ts';

/** Os erros do deploy, que já explicam em português o que houve. */
const known = new Set(['InvalidTemplate', 'ResourceFailed', 'UnsupportedResource']);

/** Espera um trabalho do deploy, e dá os erros dele a quem pediu. */
export async function answering<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Error && known.has(error.name)) throw new AwsError(error.name, error.message);
    throw error;
  }
}

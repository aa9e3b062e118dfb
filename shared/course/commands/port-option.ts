import { PortTaken } from '../../testing/local-aws.ts';
import { UsageError } from './run-command.ts';

/** Lê uma porta dada na linha de comando. @throws {UsageError} se não é uma porta */
export function portOption(text: string | undefined, fallback: number, option: string): number {
  if (text === undefined) return fallback;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535)
    throw new UsageError(`A porta em ${option} vai de 1 a 65535, e não é "${text}".`);
  return port;
}

/**
 * Diz, quando a porta já tem dono, o comando que abre em outra.
 * @param command o comando inteiro, pronto para copiar: `npm run aws -- --port 4567`
 */
export async function explainingPort<T>(command: string, opening: Promise<T>): Promise<T> {
  return opening.catch((error: unknown) => {
    if (!(error instanceof PortTaken)) throw error;
    throw new UsageError(
      `A porta ${error.port} já está em uso, talvez por outra cópia do curso. Encerre a outra ou escolha outra porta: ${command}`,
    );
  });
}

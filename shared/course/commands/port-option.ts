import { UsageError } from './run-command.ts';

/** Lê uma porta dada na linha de comando. @throws {UsageError} se não é uma porta */
export function portOption(text: string | undefined, fallback: number, option: string): number {
  if (text === undefined) return fallback;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535)
    throw new UsageError(`A porta em ${option} vai de 1 a 65535, e não é "${text}".`);
  return port;
}

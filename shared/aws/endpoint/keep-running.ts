import type { LogEntry } from '../log.ts';

/**
 * Não deixa que um defeito fora de um pedido (um temporizador, uma promessa que ninguém espera) encerre o
 * processo: vira uma linha no terminal, e o resto continua. Para quem liga a AWS local pela linha de comando;
 * num teste, um defeito assim deve mesmo derrubar o teste.
 * @returns quem volta ao normal
 */
export function keepRunning(log: (entry: LogEntry) => void): () => void {
  const report = (error: unknown) => {
    log({ kind: 'problem', message: 'A AWS local encontrou um defeito seu e continua.', error });
  };
  process.on('uncaughtException', report);
  process.on('unhandledRejection', report);
  return () => {
    process.off('uncaughtException', report);
    process.off('unhandledRejection', report);
  };
}

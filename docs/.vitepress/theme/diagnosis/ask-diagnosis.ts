import type { Answers, DiagnosisReply, DiagnosisRequest } from './worker-messages.ts';

/** Quanto um diagnóstico pode demorar, em milissegundos. */
const PATIENCE_MS = 10_000;

/** O diagnóstico não veio; a mensagem é para quem está na página. */
export class DiagnosisUnavailable extends Error {
  override readonly name = 'DiagnosisUnavailable';
}

let worker: Worker | undefined;
let lastTicket = 0;

/**
 * Diagnostica um texto, ou faz todos os consertos dele, em um worker.
 * @throws {DiagnosisUnavailable} se o worker não abrir, falhar ou demorar demais
 */
export function askDiagnosis<Asked extends keyof Answers>(
  asked: Asked,
  text: string,
): Promise<Answers[Asked]> {
  worker ??= new Worker(new URL('./diagnosis.worker.ts', import.meta.url), { type: 'module' });
  const current = worker;
  const ticket = ++lastTicket;
  return new Promise((resolve, reject) => {
    const listening = new AbortController();
    const end = () => {
      clearTimeout(timer);
      listening.abort();
    };
    // Um worker preso não atende mais ninguém: o próximo pedido abre outro.
    const giveUp = (message: string) => {
      end();
      current.terminate();
      if (worker === current) worker = undefined;
      reject(new DiagnosisUnavailable(message));
    };
    const timer = setTimeout(() => giveUp('O texto é grande demais para este navegador.'), PATIENCE_MS);
    current.addEventListener(
      'message',
      ({ data }: MessageEvent<DiagnosisReply>) => {
        if (data.ticket !== ticket) return;
        end();
        if ('problem' in data) reject(new DiagnosisUnavailable(data.problem));
        else resolve(data.answer as Answers[Asked]);
      },
      { signal: listening.signal },
    );
    current.addEventListener('error', () => giveUp('O diagnóstico não abriu. Recarregue a página.'), {
      signal: listening.signal,
    });
    current.postMessage({ ticket, asked, text } satisfies DiagnosisRequest);
  });
}

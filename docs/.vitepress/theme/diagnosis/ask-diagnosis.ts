import type { Diagnosis } from '../../../../shared/asl/diagnose/diagnose.ts';
import type { DiagnosisReply, DiagnosisRequest } from './worker-messages.ts';

/** Quanto um diagnóstico pode demorar, em milissegundos. */
const PATIENCE_MS = 10_000;

/** O diagnóstico não veio; a mensagem é para quem está na página. */
export class DiagnosisUnavailable extends Error {
  override readonly name = 'DiagnosisUnavailable';
}

let worker: Worker | undefined;
let lastTicket = 0;

/**
 * Diagnostica um texto em um worker.
 * @throws {DiagnosisUnavailable} se o worker não abrir, falhar ou demorar demais
 */
export function askDiagnosis(text: string): Promise<Diagnosis> {
  worker ??= new Worker(new URL('./diagnosis.worker.ts', import.meta.url), { type: 'module' });
  const asked = worker;
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
      asked.terminate();
      if (worker === asked) worker = undefined;
      reject(new DiagnosisUnavailable(message));
    };
    const timer = setTimeout(() => giveUp('O texto é grande demais para este navegador.'), PATIENCE_MS);
    asked.addEventListener(
      'message',
      ({ data }: MessageEvent<DiagnosisReply>) => {
        if (data.ticket !== ticket) return;
        end();
        if ('problem' in data) reject(new DiagnosisUnavailable(data.problem));
        else resolve(data.diagnosis);
      },
      { signal: listening.signal },
    );
    asked.addEventListener('error', () => giveUp('O diagnóstico não abriu. Recarregue a página.'), {
      signal: listening.signal,
    });
    asked.postMessage({ ticket, text } satisfies DiagnosisRequest);
  });
}

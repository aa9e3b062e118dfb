/** Diagnostica fora da página: uma definição enorme não trava quem está escrevendo. */
import { diagnose } from '../../../../shared/asl/diagnose/diagnose.ts';
import type { DiagnosisReply, DiagnosisRequest } from './worker-messages.ts';

self.onmessage = ({ data: { ticket, text } }: MessageEvent<DiagnosisRequest>) => {
  self.postMessage(replyTo(ticket, text));
};

function replyTo(ticket: number, text: string): DiagnosisReply {
  try {
    return { ticket, diagnosis: diagnose(text) };
  } catch (error) {
    return { ticket, problem: error instanceof Error ? error.message : String(error) };
  }
}

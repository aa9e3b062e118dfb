/** Diagnostica e conserta fora da página: uma definição enorme não trava quem está escrevendo. */
import { diagnose } from '../../../../shared/asl/diagnose/diagnose.ts';
import { mend } from '../../../../shared/asl/diagnose/mend.ts';
import type { DiagnosisReply, DiagnosisRequest } from './worker-messages.ts';

self.onmessage = ({ data }: MessageEvent<DiagnosisRequest>) => {
  self.postMessage(replyTo(data));
};

function replyTo({ ticket, asked, text }: DiagnosisRequest): DiagnosisReply {
  try {
    return { ticket, answer: asked === 'mend' ? mend(text) : diagnose(text) };
  } catch (error) {
    return { ticket, problem: error instanceof Error ? error.message : String(error) };
  }
}

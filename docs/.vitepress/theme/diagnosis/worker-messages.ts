import type { Diagnosis } from '../../../../shared/asl/diagnose/diagnose.ts';
import type { mend } from '../../../../shared/asl/diagnose/mend.ts';

/** O que se pode pedir ao worker de um texto, e o que ele responde. */
export interface Answers {
  diagnose: Diagnosis;
  mend: ReturnType<typeof mend>;
}

/** O que a página manda ao worker; `ticket` liga a resposta ao pedido. */
export interface DiagnosisRequest {
  ticket: number;
  asked: keyof Answers;
  text: string;
}

/** O que o worker manda à página. */
export type DiagnosisReply = { ticket: number } & ({ answer: Answers[keyof Answers] } | { problem: string });

import type { Diagnosis } from '../../../../shared/asl/diagnose/diagnose.ts';

/** O que a página manda ao worker; `ticket` liga a resposta ao pedido. */
export interface DiagnosisRequest {
  ticket: number;
  text: string;
}

/** O que o worker manda à página. */
export type DiagnosisReply = { ticket: number } & ({ diagnosis: Diagnosis } | { problem: string });

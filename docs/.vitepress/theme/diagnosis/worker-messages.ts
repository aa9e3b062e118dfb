import type { Finding } from '../../../../shared/asl/diagnose/finding.ts';
import type { Json } from '../../../../shared/asl/index.ts';

/** O que se achou em um texto. */
export interface Diagnosis {
  findings: readonly Finding[];
  /** O que deu para ler, para desenhar e simular. */
  definition?: Json;
}

/** O que a página manda ao worker; `ticket` liga a resposta ao pedido. */
export interface DiagnosisRequest {
  ticket: number;
  text: string;
}

/** O que o worker manda à página. */
export type DiagnosisReply = { ticket: number } & ({ diagnosis: Diagnosis } | { problem: string });

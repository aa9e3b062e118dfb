import type { Edit } from '../../../../../shared/asl/diagnose/finding.ts';

/** Um achado no texto do editor, com posições em caracteres. */
export interface Mark {
  from: number;
  to: number;
  severity: 'error' | 'warning' | 'info';
  message: string;
  why?: string;
  /** A frase da AWS, em inglês. */
  awsMessage?: string;
  /** O que se troca no texto examinado para o achado acabar. */
  fix?: { title: string; edits: readonly Edit[] };
}

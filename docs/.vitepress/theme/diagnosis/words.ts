import type { Finding, Severity } from '../../../../shared/asl/diagnose/finding.ts';

/** O nome de cada gravidade, para quem lê. */
export const SEVERITIES: Record<Severity, string> = { error: 'Erro', warning: 'Alerta', hint: 'Dica' };

const COUNTED: Record<Severity, readonly [string, string]> = {
  error: ['erro', 'erros'],
  warning: ['alerta', 'alertas'],
  hint: ['dica', 'dicas'],
};

/** Quantos achados há de cada gravidade, em uma frase: `1 erro e 2 alertas.` */
export function summaryOf(findings: readonly Finding[]): string {
  const parts = (['error', 'warning', 'hint'] as const).flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [`${count} ${COUNTED[severity][count === 1 ? 0 : 1]}`];
  });
  if (parts.length === 0) return 'Nenhum problema encontrado.';
  return `${new Intl.ListFormat('pt-BR', { type: 'conjunction' }).format(parts)}.`;
}

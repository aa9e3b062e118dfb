import type { Finding } from '../../../../../shared/asl/diagnose/finding.ts';
import { explainDiagnostic } from '../../../../../shared/asl/explain/diagnostic.ts';
import type { Diagnostic } from '../../../../../shared/asl/index.ts';
import { askDiagnosis } from '../../diagnosis/ask-diagnosis.ts';
import { markOf } from '../../diagnosis/mark-of.ts';
import { validateInWorker } from '../engine/session.ts';
import type { SimulationSetup } from '../engine/types.ts';
import type { Mark } from './mark.ts';
import { spanOf } from './place-diagnostic.ts';

/** O que a AWS apontaria na definição, e o que ela aceita sem que quem escreveu o quisesse. */
export async function findMarks(text: string, type: SimulationSetup['type']): Promise<Mark[]> {
  const [diagnostics, findings] = await Promise.all([
    validateInWorker(text, type),
    // Sem o diagnóstico, o que a AWS diz já ajuda.
    askDiagnosis('diagnose', text).then(
      (diagnosis) => diagnosis.findings,
      () => [],
    ),
  ]);
  return marksOf(text, diagnostics, findings);
}

/**
 * Junta o que a AWS diz do texto, como ele está, com os achados do diagnóstico, que também lê o que ela recusa.
 * O que os dois dizem do mesmo lugar aparece uma vez: com a frase da AWS, o porquê e o conserto.
 */
export function marksOf(
  text: string,
  diagnostics: readonly Diagnostic[],
  findings: readonly Finding[],
): Mark[] {
  const own = findings.filter(({ rule }) => rule !== 'aws');
  const explained = new Set(own.map(({ awsMessage, pointer }) => `${awsMessage} ${pointer}`));
  const aws = diagnostics
    .filter(({ message, location }) => !explained.has(`${message} ${location}`))
    .map(
      (diagnostic): Mark => ({
        ...spanOf(text, diagnostic.location),
        severity: diagnostic.severity === 'ERROR' ? 'error' : 'warning',
        message: explainDiagnostic(diagnostic),
        awsMessage: diagnostic.message,
      }),
    );
  return [...aws, ...own.map(markOf)];
}

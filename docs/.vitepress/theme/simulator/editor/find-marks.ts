import { explainDiagnostic } from '../../../../../shared/asl/explain/diagnostic.ts';
import { validateInWorker } from '../engine/session.ts';
import type { SimulationSetup } from '../engine/types.ts';
import type { Mark } from './create-editor.ts';
import { spanOf } from './place-diagnostic.ts';

/** O que a AWS apontaria na definição, já com o lugar no texto e a explicação em português. */
export async function findMarks(text: string, type: SimulationSetup['type']): Promise<Mark[]> {
  const diagnostics = await validateInWorker(text, type);
  return diagnostics.map((diagnostic) => ({
    ...spanOf(text, diagnostic.location),
    severity: diagnostic.severity === 'ERROR' ? 'error' : 'warning',
    message: diagnostic.message,
    explanation: explainDiagnostic(diagnostic),
  }));
}

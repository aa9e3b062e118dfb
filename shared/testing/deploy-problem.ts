import type { Diagnostic } from '../aws/index.ts';
import { refusedDefinition } from './aws-refusal.ts';
import { CheckProblem } from './problem.ts';
import { relativeToRepository } from './stack-place.ts';

/** Explica por que a pilha, já sintetizada, não entrou na AWS local. */
export function explainDeployError(error: unknown, file: string): CheckProblem {
  if (error instanceof Error && 'diagnostics' in error && Array.isArray(error.diagnostics)) {
    return refusedDefinition(error.diagnostics as Diagnostic[], file);
  }
  return new CheckProblem(
    {
      title: 'A pilha não entrou na AWS local',
      detail: error instanceof Error ? error.message : String(error),
      place: { file: relativeToRepository(file) },
      whatToDo: 'A mensagem diz qual recurso parou. Confira as propriedades dele na pilha.',
    },
    { cause: error },
  );
}

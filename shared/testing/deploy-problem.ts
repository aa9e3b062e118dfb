import type { Diagnostic } from '../aws/index.ts';
import { refusedDefinition } from './aws-refusal.ts';
import { CheckProblem } from './problem.ts';
import { relativeToRepository } from './stack-place.ts';

/** Os diagnósticos da AWS, onde quer que estejam na corrente de causas. */
function diagnosticsOf(error: unknown): readonly Diagnostic[] | undefined {
  for (let link = error; link instanceof Error; link = link.cause) {
    if ('diagnostics' in link && Array.isArray(link.diagnostics)) return link.diagnostics;
  }
  return undefined;
}

/** Explica por que a pilha, já sintetizada, não entrou na AWS local. */
export function explainDeployError(error: unknown, file: string): CheckProblem {
  const diagnostics = diagnosticsOf(error);
  if (diagnostics) return refusedDefinition(diagnostics, file);
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

import { explainError } from '../../../../../shared/asl/explain/error.ts';
import type { SimulationStatus, SimulationUpdate } from '../engine/types.ts';

const STATUS: Readonly<Record<SimulationStatus, string>> = {
  RUNNING: 'Executando.',
  WAITING: 'O relógio está parado: uma tarefa espera a sua resposta.',
  INVALID: 'A AWS recusaria esta definição. Os avisos estão marcados no editor.',
  SUCCEEDED: 'A execução terminou com sucesso.',
  FAILED: 'A execução falhou.',
  TIMED_OUT: 'A execução esgotou o prazo.',
  ABORTED: 'A execução foi interrompida.',
};

export interface OutcomeWords {
  status: string;
  /** O erro e a causa, como a AWS os escreve. */
  english?: string;
  explanation?: string;
}

/** Como a simulação está, em uma frase; quando falhou, com o erro da AWS e a explicação. */
export function outcomeWords({ status, error, cause, notice, diagnostics }: SimulationUpdate): OutcomeWords {
  const said = notice ?? STATUS[status];
  if (status === 'INVALID') {
    const [first] = diagnostics ?? [];
    return { status: said, ...(first ? { english: first.message } : {}) };
  }
  if (error === undefined) return { status: said };
  return {
    status: said,
    english: cause ? `${error}: ${cause}` : error,
    explanation: explainError({ error, cause }),
  };
}

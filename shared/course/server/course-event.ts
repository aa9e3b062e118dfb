import type { CheckReport, MachineDrawing } from '../../testing/report.ts';
import type { StepProgress } from '../progress/progress.ts';

/** O que a página recebe quando algo muda. */
export type CourseEvent =
  | { type: 'running'; step: string }
  | {
      type: 'report';
      step: string;
      report: CheckReport;
      machines: MachineDrawing[];
      /** Quantas dicas da meta que falha já foram pedidas. */
      hintsShown: number;
    }
  /** A pessoa pediu mais uma dica, na página ou no terminal. */
  | { type: 'hints'; step: string; hintsShown: number }
  /** O passo voltou ao ponto de partida: a verificação anterior não vale mais. */
  | { type: 'restarted'; step: string }
  /** A verificação não pôde ser feita ou guardada; `message` diz o que houve e o que fazer. */
  | { type: 'trouble'; step: string; message: string }
  /** O progresso mudou; vem inteiro. */
  | { type: 'progress'; steps: StepProgress[] };

/** Onde um passo está: o último resultado e se há uma verificação em andamento. */
export interface StepStatus {
  /** `null` enquanto o passo não foi verificado nenhuma vez. */
  report: CheckReport | null;
  running: boolean;
  /** As máquinas que o código produzia na última verificação. */
  machines: MachineDrawing[];
  /** Quantas dicas da meta que falha já foram pedidas. */
  hintsShown: number;
}

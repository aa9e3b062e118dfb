import type { StepRow } from '../../steps.data.ts';
import { isDone, type Standings } from './standing.ts';

/** Uma parte do curso, com o que falta nela. */
export interface PartSummary {
  title: string;
  /** De 1 a 5. */
  number: number;
  steps: StepRow[];
  done: number;
  /** Minutos dos passos que faltam, pelas páginas. */
  minutesLeft: number;
}

export interface CourseSummary {
  parts: PartSummary[];
  done: number;
  total: number;
  minutesLeft: number;
  /** O primeiro passo que falta; `undefined` quando não falta nenhum. */
  next: StepRow | undefined;
}

const minutesOf = (steps: readonly StepRow[]): number =>
  steps.reduce((sum, { minutes = 0 }) => sum + minutes, 0);

/** O curso visto por quem está no meio dele. */
export function summarize(rows: readonly StepRow[], standings: Standings): CourseSummary {
  const steps = rows.filter(({ ready }) => ready);
  const isLeft = ({ slug }: StepRow): boolean => !isDone(standings.get(slug));
  const titles = [...new Set(steps.map(({ part }) => part))];
  const parts = titles.map((title, index): PartSummary => {
    const own = steps.filter(({ part }) => part === title);
    const left = own.filter(isLeft);
    return {
      title,
      number: index + 1,
      steps: own,
      done: own.length - left.length,
      minutesLeft: minutesOf(left),
    };
  });
  const left = steps.filter(isLeft);
  return {
    parts,
    done: steps.length - left.length,
    total: steps.length,
    minutesLeft: minutesOf(left),
    next: left[0],
  };
}

/** Um tempo como se fala: `1 h 20 min`. @param minutes inteiro, zero ou mais */
export function duration(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

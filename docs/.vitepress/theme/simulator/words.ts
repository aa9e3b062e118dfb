/** O que o simulador diz às pessoas, em um lugar só. */
import type { SimulationStatus, TimelineRow, TimelineSegment, VisitOutcome } from './engine/types.ts';

export const STATUS_WORDS: Record<SimulationStatus | 'READY' | 'PLAYING', string> = {
  READY: 'Pronta para executar.',
  PLAYING: 'Executando.',
  RUNNING: 'Executando.',
  WAITING: 'Parada: uma tarefa espera a sua resposta.',
  INVALID: 'A AWS recusaria esta definição.',
  SUCCEEDED: 'Terminou bem (SUCCEEDED).',
  FAILED: 'Terminou em erro (FAILED).',
  TIMED_OUT: 'Passou do prazo (TIMED_OUT).',
  ABORTED: 'Interrompida (ABORTED).',
};

export const OUTCOME_WORDS: Record<VisitOutcome, string> = {
  running: 'em andamento',
  succeeded: 'terminou bem',
  caught: 'falhou, e um Catch tratou',
  failed: 'falhou',
  'timed-out': 'passou do prazo',
  aborted: 'interrompido',
};

const number = new Intl.NumberFormat('pt-BR', { maximumFractionDigits: 1 });

const UNITS = [
  [86_400_000, 'd'],
  [3_600_000, 'h'],
  [60_000, 'min'],
  [1000, 's'],
] as const;

/** Um tempo curto de ler: `2,5 s`, `3 min`, `1 d`. @param ms milissegundos */
export function durationWords(ms: number): string {
  const [size, unit] = UNITS.find(([length]) => ms >= length) ?? [1, 'ms'];
  return `${number.format(ms / size)} ${unit}`;
}

const SEGMENT_WORDS: Record<TimelineSegment['kind'], string> = {
  attempt: 'tentativa',
  backoff: 'espera antes de tentar de novo',
  wait: 'espera',
};

/** As tentativas e esperas de uma visita, em palavras. @param now a hora do relógio virtual, em milissegundos */
export function segmentsWords({ segments }: TimelineRow, now: number): string {
  return segments
    .map(({ kind, attempt, start, end = now, outcome, error }) => {
      const name = kind === 'attempt' ? `${attempt + 1}ª ${SEGMENT_WORDS.attempt}` : SEGMENT_WORDS[kind];
      const ending = outcome === 'failed' || outcome === 'timed-out' ? `, ${error ?? 'falhou'}` : '';
      return `${name} (${durationWords(end - start)}${ending})`;
    })
    .join(', ');
}

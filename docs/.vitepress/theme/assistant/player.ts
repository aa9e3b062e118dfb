/** O que se vê em cada ponto da gravação, e quanto cada batida dura. Só conta, sem DOM. */
import type { Beat, SpokenLine } from './beats.ts';

/** Um instante da gravação. */
export interface Frame {
  /** Quantas falas já se leem. */
  lines: number;
  /** O nó em que a execução está; nenhum depois do fim. */
  active: string | undefined;
  visited: ReadonlySet<string>;
  edges: ReadonlySet<string>;
}

/** Quanto um estado fica aceso antes do próximo, em milissegundos. */
const STATE_MS = 320;
const LINE_MS = { base: 700, perCharacter: 28, most: 4200 };

/** Quanto esperar depois de uma batida: o tempo de ler a fala, ou de ver o estado acender. */
export function durationOf(beat: Beat): number {
  if (beat.kind === 'state') return STATE_MS;
  return Math.min(LINE_MS.most, LINE_MS.base + LINE_MS.perCharacter * beat.line.text.length);
}

/** @param position quantas batidas já aconteceram; todas é o fim */
export function frameAt(beats: readonly Beat[], position: number): Frame {
  const played = beats.slice(0, position);
  const states = played.filter((beat) => beat.kind === 'state');
  const active = position >= beats.length ? undefined : states.at(-1)?.node;
  return {
    lines: played.length - states.length,
    active,
    visited: new Set(states.slice(0, active === undefined ? undefined : -1).map(({ node }) => node)),
    edges: new Set(states.flatMap(({ edges }) => edges)),
  };
}

/** Onde a próxima fala já apareceu: o passo de quem anda à mão. */
export function afterNextLine(beats: readonly Beat[], position: number): number {
  const next = beats.findIndex((beat, index) => index >= position && beat.kind === 'line');
  return next < 0 ? beats.length : next + 1;
}

/** Onde a última fala ainda não tinha aparecido; a primeira fica. */
export function beforeLastLine(beats: readonly Beat[], position: number): number {
  const lines = beats.flatMap((beat, index) => (beat.kind === 'line' && index < position ? [index + 1] : []));
  return lines.at(-2) ?? 1;
}

export const linesOf = (beats: readonly Beat[]): SpokenLine[] =>
  beats.flatMap((beat) => (beat.kind === 'line' ? [beat.line] : []));

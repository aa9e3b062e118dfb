import { diagnose } from './diagnose.ts';
import { applyFix } from './text-edits.ts';

/** Um conserto que se fez. */
export interface Mended {
  title: string;
  /** A linha do achado no texto como ele estava nessa hora, a partir de 1. */
  line: number;
}

/** Quantos consertos se fazem de uma vez: cada um refaz o diagnóstico. */
const MAX_TURNS = 200;

/**
 * Faz todos os consertos que o diagnóstico oferece, um de cada vez, até não haver mais.
 * @returns o texto como ficou, e o que se fez, na ordem
 */
export function mend(text: string): { text: string; done: Mended[] } {
  const done: Mended[] = [];
  let now = text;
  while (done.length < MAX_TURNS) {
    const finding = diagnose(now).findings.find(({ fix }) => fix !== undefined);
    if (!finding?.fix) break;
    now = applyFix(now, finding.fix);
    done.push({ title: finding.fix.title, line: finding.line });
  }
  return { text: now, done };
}

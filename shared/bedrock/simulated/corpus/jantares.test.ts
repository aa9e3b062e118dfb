import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { say } from '../testing/request.ts';

interface DinnerCase {
  readonly diz: string | readonly string[];
  readonly contem?: readonly string[];
  readonly nao_contem?: readonly string[];
  readonly itens?: number;
  readonly generica?: boolean;
  readonly json?: readonly string[];
}

const cases = parse(readFileSync(new URL('jantares.yaml', import.meta.url), 'utf8')) as DinnerCase[];
const SAYS_WHAT_IS_MISSING = /não sei (?:quais|o que)|não diz|não recebi/i;

describe('dado um prompt de jantar como os aprendizes escrevem', () => {
  test.each(cases)('quando se pede $diz, então a resposta serve', async (wanted) => {
    const text = await say(wanted.diz);
    const folded = text.toLowerCase();
    if (wanted.json) expect(Object.keys(JSON.parse(text) as object)).toEqual(wanted.json);
    for (const part of wanted.contem ?? []) expect(folded).toContain(part.toLowerCase());
    for (const part of wanted.nao_contem ?? []) expect(folded).not.toContain(part.toLowerCase());
    if (wanted.itens !== undefined) expect(text.match(/^\d+\. /gm)?.length ?? 0, text).toBe(wanted.itens);
    if (wanted.generica !== undefined) expect(SAYS_WHAT_IS_MISSING.test(text), text).toBe(wanted.generica);
  });
});

import { rules } from './rules.ts';
import { hash } from './text/random.ts';
import { words } from './text/words.ts';

/**
 * Um vetor que aproxima textos com palavras parecidas: cada palavra, o seu começo e os seus trios de letras caem
 * em posições escolhidas pelo seu hash, com sinal (feature hashing).
 *
 * @param dimensions quantos números; 1 ou mais
 * @returns vetor de norma 1
 */
export function embedding(text: string, dimensions: number): number[] {
  const vector = new Array<number>(dimensions).fill(0);
  const add = (feature: string, weight: number) => {
    const place = hash(feature);
    vector[place % dimensions]! += hash(feature, 1) & 1 ? weight : -weight;
  };
  const common = new Set(rules().geral.vazias);
  for (const { folded } of words(text.slice(0, 50_000))) {
    if (!/^[\p{L}\d]/u.test(folded)) continue;
    const weight = common.has(folded) ? 0.15 : 1;
    add(`p:${folded}`, weight);
    if (folded.length > 4) add(`c:${folded.slice(0, 4)}`, weight * 0.8);
    for (let at = 0; at + 3 <= folded.length && at < 30; at++)
      add(`t:${folded.slice(at, at + 3)}`, weight * 0.3);
  }
  const norm = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  if (norm === 0) {
    vector[hash(text) % dimensions] = 1;
    return vector;
  }
  return vector.map((value) => value / norm);
}

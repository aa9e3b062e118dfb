import { rules } from '../rules.ts';
import type { Word } from './words.ts';

/** Um número achado em palavras: quanto vale e quantas palavras ocupa. */
export interface FoundNumber {
  readonly value: number;
  readonly length: number;
}

/** `1.500,50` é 1500,5; `45.90` é 45,9; `1.500` é 1500. */
export function brazilianNumber(text: string): number {
  if (text.includes(',')) return Number(text.replaceAll('.', '').replace(',', '.').replaceAll(',', ''));
  return Number(/^\d{1,3}(\.\d{3})+$/.test(text) ? text.replaceAll('.', '') : text);
}

/** O número que começa na palavra `at`: "2", "duas", "meia dúzia", "vinte e cinco", "20 mil", "uma e meia". */
export function numberAt(list: readonly Word[], at: number): FoundNumber | undefined {
  const { coletivos, metades, multiplicadores } = rules().numeros;
  const word = list[at]?.folded ?? '';
  const next = list[at + 1]?.folded ?? '';
  if (metades.includes(word)) {
    const collective = coletivos[next];
    return collective === undefined ? undefined : { value: collective / 2, length: 2 };
  }
  if (coletivos[word] !== undefined) return { value: coletivos[word], length: 1 };
  const simple = simpleAt(list, at);
  if (!simple) return undefined;
  let { value, length } = simple;
  const after = list[at + length]?.folded ?? '';
  if (coletivos[after] !== undefined) return { value: value * coletivos[after], length: length + 1 };
  if (multiplicadores[after] !== undefined) {
    value *= multiplicadores[after];
    length++;
  }
  const half = list[at + length]?.folded === 'e' && metades.includes(list[at + length + 1]?.folded ?? '');
  const alone = !/^\p{L}/u.test(list[at + length + 2]?.text ?? '') || list[at + length + 2]?.folded === 'de';
  return half && alone ? { value: value + 0.5, length: length + 2 } : { value, length };
}

function simpleAt(list: readonly Word[], at: number): FoundNumber | undefined {
  const { palavras } = rules().numeros;
  const word = list[at]?.folded ?? '';
  if (/^\d/.test(word)) {
    const value = brazilianNumber(word);
    return Number.isFinite(value) ? { value, length: 1 } : undefined;
  }
  if (!Object.hasOwn(palavras, word)) return undefined;
  let value = palavras[word]!;
  let length = 1;
  while (value >= 20 && list[at + length]?.folded === 'e') {
    const more = list[at + length + 1]?.folded ?? '';
    const unit = Object.hasOwn(palavras, more) ? palavras[more]! : Number.NaN;
    if (!(unit < value) || (value < 100 && unit > 9)) break;
    value += unit;
    length += 2;
    if (unit < 20) break;
  }
  return { value, length };
}

/** O primeiro número do texto. */
export function firstNumber(list: readonly Word[]): number | undefined {
  for (let at = 0; at < list.length; at++) {
    const found = numberAt(list, at);
    if (found) return found.value;
  }
  return undefined;
}

/** `1500.5` → `R$ 1.500,50`. */
export function reais(value: number): string {
  const [units, cents] = value.toFixed(2).split('.');
  return `R$ ${units!.replace(/\B(?=(\d{3})+$)/g, '.')},${cents}`;
}

const IN_WORDS: Readonly<Record<number, string>> = { 0.5: 'meia porção de' };

/** `2` → `2x`, para listar itens. */
export function times(quantity: number): string {
  return IN_WORDS[quantity] ?? `${String(quantity).replace('.', ',')}x`;
}

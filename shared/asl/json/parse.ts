import type { Json } from './json.ts';
import { MAX_DEPTH, readJson } from './read.ts';

// Um candidato a número que o JavaScript escreveria de outro jeito: 0.0, 1e3, -0, mais de 15 dígitos.
const candidate = /\d\.\d*0(?![\d.])|\d[eE][+-]?\d|-0(?![\d.])|[\d.]{16}/;

function hasUnusualNumber(text: string): boolean {
  if (!candidate.test(text)) return false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 34) i = endOfString(text, i);
    else if (code === 45 || isDigit(code)) {
      const start = i++;
      while (i < text.length && isNumberPart(text.charCodeAt(i))) i++;
      const found = text.slice(start, i);
      if (String(Number(found)) !== found) return true;
      i--;
    }
  }
  return false;
}

function endOfString(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 92) i++;
    else if (code === 34) return i;
  }
  return text.length;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isNumberPart(code: number): boolean {
  // Dígitos, ponto, sinais e o E do expoente.
  return isDigit(code) || code === 46 || code === 43 || code === 45 || code === 69 || code === 101;
}

function isDeep(text: string): boolean {
  // Cada nível abre e fecha: um texto menor que isso não chega ao limite.
  if (text.length <= 2 * MAX_DEPTH) return false;
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 34) i = endOfString(text, i);
    else if (code === 123 || code === 91) {
      if (++depth > MAX_DEPTH) return true;
    } else if (code === 125 || code === 93) depth--;
  }
  return false;
}

/**
 * Lê um texto JSON. O caso comum custa o `JSON.parse`; um número que o JavaScript escreveria de outro
 * jeito (`0.0`, `1e3`, `12345678901234567890`) fica anotado, e `stringifyJson` o escreve como veio.
 * @throws JsonSyntaxError com a mensagem e a posição que a AWS daria.
 */
export function parseJson(text: string): Json {
  if (hasUnusualNumber(text) || isDeep(text)) return readJson(text);
  try {
    return JSON.parse(text) as Json;
  } catch {
    // O leitor próprio encontra o mesmo erro e o descreve como a AWS o descreve.
    return readJson(text);
  }
}

/**
 * Lê um valor JSON no começo do texto e ignora o que sobra, como o leitor da AWS faz em States.StringToJson.
 * @throws JsonSyntaxError
 */
export function parseJsonPrefix(text: string): Json {
  return readJson(text, true);
}

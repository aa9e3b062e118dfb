import type { Json } from './json.ts';
import { hasNumberTexts, numberTexts } from './number-text.ts';

/**
 * Escreve um valor como JSON compacto. Números anotados por `parseJson` saem como foram lidos.
 * Não tem limite de profundidade.
 */
export function stringifyJson(value: Json): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  try {
    if (!hasNumberTexts() || !holdsNumberText(value)) return JSON.stringify(value);
    return write(value, undefined);
  } catch (error) {
    if (error instanceof RangeError) return writeDeep(value);
    throw error;
  }
}

/** Um número anotado vale enquanto o valor for o mesmo. */
function noted(notes: ReadonlyMap<string, string> | undefined, key: string | number, value: Json) {
  if (!notes || typeof value !== 'number') return undefined;
  const text = notes.get(String(key));
  return text !== undefined && Object.is(Number(text), value) ? text : undefined;
}

function holdsNumberText(value: Json): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (numberTexts(value)) return true;
  if (Array.isArray(value)) return value.some(holdsNumberText);
  for (const key in value) if (holdsNumberText(value[key]!)) return true;
  return false;
}

function write(value: Json, text: string | undefined): string {
  if (text !== undefined) return text;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const notes = numberTexts(value);
  if (Array.isArray(value)) {
    return `[${value.map((item, index) => write(item, noted(notes, index, item))).join(',')}]`;
  }
  const members = Object.keys(value).map((key) => {
    const member = value[key]!;
    return `${JSON.stringify(key)}:${write(member, noted(notes, key, member))}`;
  });
  return `{${members.join(',')}}`;
}

/** O mesmo que `write`, com a pilha num vetor: para valores mais fundos que a pilha do JavaScript. */
function writeDeep(root: Json): string {
  const out: string[] = [];
  const pending: (string | { value: Json; text: string | undefined })[] = [{ value: root, text: undefined }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next === 'string') out.push(next);
    else if (next.text !== undefined) out.push(next.text);
    else if (typeof next.value !== 'object' || next.value === null) out.push(JSON.stringify(next.value));
    else {
      const value = next.value;
      const notes = numberTexts(value);
      const isArray = Array.isArray(value);
      const keys = Object.keys(value);
      out.push(isArray ? '[' : '{');
      pending.push(isArray ? ']' : '}');
      for (let i = keys.length - 1; i >= 0; i--) {
        const key = keys[i]!;
        const member = (value as { [key: string]: Json })[key]!;
        pending.push({ value: member, text: noted(notes, key, member) });
        if (!isArray) pending.push(`${JSON.stringify(key)}:`);
        if (i > 0) pending.push(',');
      }
    }
  }
  return out.join('');
}

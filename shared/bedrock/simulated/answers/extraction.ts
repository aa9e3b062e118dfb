import { isObject } from '../reading/embedded-json.ts';
import { fillSchema } from '../schema/fill.ts';
import { listed } from '../text/words.ts';
import type { Understanding } from '../understanding.ts';

const ASKED =
  /(?:extraia|extrair|extrai|identifique|retire|liste|informe)\s+(?:(?:o|a|os|as|do texto|da mensagem|apenas|s[oó])\s+){0,3}([^.:\n]{3,200})/i;

/** Os campos que a instrução pede, um por linha: "Nome: Ana". */
export function extractedFields(understanding: Understanding): string {
  const list = ASKED.exec(understanding.conversation.instruction)?.[1] ?? '';
  const names = list
    .replace(/\s(?:d[aeo]s?|n[ao]s?)\s+(?:texto|mensagem|seguinte|documento|solicita|pedido)[^,]*$/i, '')
    .split(/,\s*|\s+e\s+|;\s*/)
    .map((name) => name.replace(/^(?:o|a|os|as)\s+/i, '').trim())
    .filter((name) => name !== '' && name.split(' ').length <= 4);
  const properties = Object.fromEntries(names.map((name) => [name, { type: ['string', 'number', 'null'] }]));
  const { value } = fillSchema({ type: 'object', properties, required: names }, understanding);
  const found = isObject(value) ? value : {};
  const known = names.filter((name) => found[name] !== null && found[name] !== undefined);
  const lost = names.filter((name) => !known.includes(name));
  const lines = known.map((name) => `${name}: ${String(found[name])}`);
  return [...lines, ...(lost.length > 0 ? [`Não encontrei no texto: ${listed(lost)}.`] : [])].join('\n');
}

/** Um JSON como a página o mostra: compacto, em linhas curtas, com as partes coloridas. */
import type { Json } from '../../../../shared/asl/index.ts';

/** Um pedaço de linha. `expression` é um texto entre `{%` e `%}`. */
export interface Token {
  kind: 'key' | 'expression' | 'text' | 'plain';
  text: string;
}

/** Até que largura um objeto ou uma lista cabe em uma linha só, em caracteres: o que um telefone mostra. */
const WIDTH = 60;

const oneLine = (value: Json): string => {
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const fields = Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)}: ${oneLine(inner)}`);
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
};

/** O JSON em texto, com o que é curto em uma linha. */
export function formatJson(value: Json, indent = ''): string {
  const short = oneLine(value);
  if (value === null || typeof value !== 'object' || indent.length + short.length <= WIDTH) return short;
  const inner = `${indent}  `;
  const [open, close, parts] = Array.isArray(value)
    ? ['[', ']', value.map((item) => formatJson(item, inner))]
    : [
        '{',
        '}',
        Object.entries(value).map(([key, field]) => `${JSON.stringify(key)}: ${formatJson(field, inner)}`),
      ];
  return `${open}\n${parts.map((part) => inner + part).join(',\n')}\n${indent}${close}`;
}

const PIECE = /"(?:[^"\\]|\\.)*"(\s*:)?/g;

/** Separa um JSON formatado em pedaços, para colorir. Juntos, dão o texto de volta. */
export function tokensOf(json: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (const { 0: piece, 1: colon, index } of json.matchAll(PIECE)) {
    if (index > at) tokens.push({ kind: 'plain', text: json.slice(at, index) });
    const isExpression = piece.startsWith('"{%');
    tokens.push({ kind: colon === undefined ? (isExpression ? 'expression' : 'text') : 'key', text: piece });
    at = index + piece.length;
  }
  if (at < json.length) tokens.push({ kind: 'plain', text: json.slice(at) });
  return tokens;
}

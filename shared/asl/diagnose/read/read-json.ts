import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { type Json, setOwn } from '../../json/index.ts';
import type { Path, Span } from '../finding.ts';
import { cleanJson } from './clean-json.ts';
import { bracketsTooDeep, tooDeep } from './limits.ts';
import { keyOf, type Repair, type Source } from './source.ts';

const SYNTAX: Readonly<Record<string, string>> = {
  InvalidSymbol: 'Isto não é um valor JSON. Texto vai entre aspas duplas.',
  InvalidNumberFormat: 'Este número não é válido.',
  PropertyNameExpected: 'Falta um nome de campo entre aspas.',
  ValueExpected: 'Falta um valor aqui.',
  ColonExpected: 'Faltam os dois-pontos entre o nome e o valor.',
  CommaExpected: 'Falta uma vírgula antes daqui.',
  CloseBraceExpected: 'Falta fechar uma chave: }.',
  CloseBracketExpected: 'Falta fechar um colchete: ].',
  EndOfFileExpected: 'A definição já acabou; o que vem daqui em diante sobra.',
  UnexpectedEndOfString: 'Falta fechar as aspas.',
  UnexpectedEndOfNumber: 'Este número não terminou.',
  InvalidUnicode: 'Este código de caractere não é válido.',
  InvalidEscapeCharacter: 'Esta barra invertida não vale aqui.',
  InvalidCharacter: 'Este caractere não pode ficar aqui.',
};

/** Lê JSON, com o que as pessoas põem nele. Lê o que der, mesmo de um texto cortado. */
export function readJson(text: string, body: Span): Source {
  const cleaned = cleanJson(text, body);
  const deep = bracketsTooDeep(cleaned.text);
  if (deep !== undefined) return tooDeep(text, 'json', body.offset + deep);
  const errors: ParseError[] = [];
  const tree = parseTree(cleaned.text, errors, { disallowComments: true, allowTrailingComma: false });
  const repairs: Repair[] = [
    ...cleaned.repairs,
    ...errors.map(({ error, offset, length }): Repair => {
      const message = SYNTAX[printParseErrorCode(error)] ?? 'Isto não é JSON válido.';
      const why = 'A AWS lê a definição inteira ou nada: com um erro de sintaxe, ela recusa tudo.';
      const span = { offset: body.offset + Math.min(offset, body.length), length: Math.max(length, 1) };
      return { rule: 'sintaxe', severity: 'error', message, why, span };
    }),
  ];
  const spans = new Map<string, { key?: Span; value: Span }>();
  const definition = tree && readNode(tree, [], body.offset, spans);
  return {
    text,
    syntax: 'json',
    ...(definition === undefined ? {} : { definition }),
    spanOf: (path, on) => {
      const found = spans.get(keyOf(path));
      return on === 'key' ? (found?.key ?? found?.value) : found?.value;
    },
    repairs,
  };
}

/** O valor de um nó, e onde cada parte dele está no texto. */
function readNode(
  node: Node,
  path: Path,
  shift: number,
  spans: Map<string, { key?: Span; value: Span }>,
  key?: Node,
): Json {
  const span = ({ offset, length }: Node): Span => ({ offset: offset + shift, length });
  spans.set(keyOf(path), { value: span(node), ...(key ? { key: span(key) } : {}) });
  if (node.type === 'array')
    return (node.children ?? []).map((child, index) => readNode(child, [...path, index], shift, spans));
  if (node.type !== 'object') return (node.value ?? null) as Json;
  const object: Record<string, Json> = {};
  for (const { children: [name, value] = [] } of node.children ?? [])
    if (name && value)
      setOwn(object, String(name.value), readNode(value, [...path, String(name.value)], shift, spans, name));
  return object;
}

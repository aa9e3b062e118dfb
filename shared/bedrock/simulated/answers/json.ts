import type { Json } from '../../model.ts';
import { embeddedJson, isObject } from '../reading/embedded-json.ts';
import { rules } from '../rules.ts';
import { conceptOf } from '../schema/concept.ts';
import { fillSchema } from '../schema/fill.ts';
import { mentions, padded } from '../text/words.ts';
import type { Understanding } from '../understanding.ts';

/** Se a resposta deve ser JSON: o prompt o pede, ou a começa com `{` ou `[`. */
export function wantsJson({ conversation }: Understanding): boolean {
  if (/^\s*(?:```(?:json)?\s*)?[{[]/.test(conversation.prefill ?? '')) return true;
  const text = `${padded(conversation.system)}${padded(conversation.instruction)}`;
  return mentions(text, 'json');
}

/** Um JSON com as chaves pedidas, preenchidas com o que a conversa diz; o que ela não diz fica nulo. */
export function jsonAnswer(understanding: Understanding, textAnswer: () => string): Json {
  const schema = schemaInPrompt(understanding) ?? usualSchema(understanding);
  if (!schema) return { resposta: textAnswer() };
  const { value } = fillSchema(schema, understanding);
  const keys = isObject(schema) && isObject(schema.properties) ? Object.keys(schema.properties) : [];
  const unknown = isObject(value) && keys.length === 1 && value[keys[0]!] === null;
  return unknown && ['resposta', 'mensagem', 'texto', 'answer'].includes(keys[0]!)
    ? { [keys[0]!]: textAnswer() }
    : value;
}

function schemaInPrompt({ conversation }: Understanding): Json | undefined {
  for (const text of [conversation.last, conversation.system]) {
    const found = embeddedJson(text).map((each) => each.value);
    const schema = found.find((value) => isObject(value) && isObject(value.properties));
    if (schema) return schema;
    const example = found.find((value) => isObject(value) && looksLikeExample(value, text));
    if (example) return fromExample(example);
    const keys = keysIn(text);
    if (keys.length > 0) return fromKeys(keys);
  }
  return undefined;
}

/** Um JSON que vem depois de "formato" ou "assim", ou que só tem valores de enfeite, mostra a forma da resposta. */
function looksLikeExample(value: Json, text: string): boolean {
  const before = text.slice(0, text.indexOf('{')).slice(-120);
  return (
    /formato|assim|modelo|estrutura|schema|exemplo|json\s*:?\s*$/i.test(before) ||
    /"(?:\.\.\.|string|number|texto|<[^"]*>)?"/.test(JSON.stringify(value))
  );
}

function fromExample(value: Json): Json {
  if (Array.isArray(value)) return { type: 'array', items: fromExample(value[0] ?? '') };
  if (isObject(value)) {
    const properties = Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, fromExample(inner)]),
    );
    return { type: 'object', properties, required: Object.keys(value) };
  }
  if (typeof value === 'string' && /^[\p{L}_ ]+(\|[\p{L}_ ]+)+$/u.test(value))
    return { enum: [...value.split('|').map((each) => each.trim()), null] };
  if (value === 'number' || value === '<number>' || typeof value === 'number')
    return { type: ['number', 'null'] };
  return { type: [typeof value === 'boolean' ? 'boolean' : 'string', 'null'] };
}

const KEYS =
  /(?:chaves?|campos?|propriedades?|atributos?|keys?|fields?)(?:\s+(?:exatas?|a seguir|abaixo))?\s*:?\s*([^.\n]{2,200})/i;

function keysIn(text: string): string[] {
  const match = KEYS.exec(text);
  // "com a chave bebidas: duas bebidas e…" pede uma chave só.
  const isSingle = /^(?:chave|campo|propriedade|atributo|key|field)\b/i.test(match?.[0] ?? '');
  const keys = (match?.[1] ?? '')
    .split(/,\s*|\s+e\s+|\s+and\s+|;\s*/)
    .map((key) => /^["'`“]?([\p{L}_][\p{L}\d_]*)["'`”]?/u.exec(key.trim())?.[1] ?? '')
    .filter((key) => key !== '' && !rules().geral.vazias.includes(key));
  return isSingle ? keys.slice(0, 1) : keys;
}

const ITEM_SHAPE: Json = {
  type: 'object',
  properties: {
    nome: { type: 'string' },
    quantidade: { type: 'integer' },
    tamanho: { type: ['string', 'null'] },
    sem: { type: 'array', items: { type: 'string' } },
  },
  required: ['nome', 'quantidade'],
};

/** Chaves sem exemplo: cada uma recebe a forma que o seu conceito costuma ter. */
function fromKeys(keys: readonly string[]): Json {
  return {
    type: 'object',
    properties: Object.fromEntries(keys.map((key) => [key, usualShape(key)])),
    required: [...keys],
  };
}

function usualShape(key: string): Json {
  const concept = conceptOf(key);
  if (concept === 'itens') return { type: 'array', items: ITEM_SHAPE };
  const lists = [
    'pratos',
    'bebidas',
    'playlist',
    'recomendacoes',
    'sem',
    'extras',
    'pontos',
    'faltando',
    'sabores',
    'preferencias',
  ];
  if (concept && lists.includes(concept)) return { type: 'array', items: { type: 'string' } };
  if (
    concept &&
    [
      'quantidade',
      'troco',
      'total',
      'valor',
      'prazo',
      'renda',
      'idade',
      'orcamento',
      'preco',
      'confianca',
    ].includes(concept)
  )
    return { type: ['number', 'null'] };
  return concept && ['completo', 'confirmado', 'retirada'].includes(concept)
    ? { type: ['boolean', 'null'] }
    : { type: ['string', 'null'] };
}

/** Sem chaves no prompt, as do assunto. */
function usualSchema(understanding: Understanding): Json | undefined {
  const keys: Readonly<Record<string, readonly string[]>> = {
    pedido: ['itens', 'endereco', 'pagamento'],
    recomendacao: ['recomendacoes'],
    resumo: ['resumo'],
    aviso: ['mensagem'],
    jantar:
      understanding.intent === 'jantar'
        ? [...understanding.dinner().request.parts.keys()].filter((part) => part !== 'convite')
        : [],
  };
  const usual = keys[understanding.intent ?? ''] ?? [];
  return usual.length > 0 ? fromKeys(usual) : undefined;
}

/** O texto que continua um começo já dado (`{` ou `{"pratos":`) até o JSON completo. */
export function continuing(value: Json, prefill: string | undefined): string {
  const start = (prefill ?? '').replace(/^\s*```(?:json)?\s*/, '');
  const fenced = /^\s*```/.test(prefill ?? '');
  const texts = [JSON.stringify(value, null, 2), JSON.stringify(value), JSON.stringify([value])];
  const rest =
    texts.map((text) => restAfter(text, start)).find((text) => text !== undefined) ??
    texts[1]!.slice(start.trim() === '' ? 0 : 1);
  return fenced ? `${rest}\n\`\`\`` : rest;
}

/** O que falta do texto depois do começo, sem contar os espaços; `undefined` quando o começo é outro. */
function restAfter(text: string, start: string): string | undefined {
  let at = 0;
  for (const letter of start.trimEnd()) {
    if (/\s/.test(letter)) continue;
    while (/\s/.test(text[at] ?? '') && letter !== text[at]) at++;
    if (text[at] !== letter) return undefined;
    at++;
  }
  return text.slice(at);
}

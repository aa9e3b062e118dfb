import type { Json } from '../../model.ts';
import type { Conversation } from '../reading/conversation.ts';
import { isObject, objectsIn } from '../reading/embedded-json.ts';
import { brazilianNumber, numberAt } from '../text/numbers.ts';
import { fold, words } from '../text/words.ts';
import { partsOf } from './concept.ts';

/** Onde cada dado de um texto qualquer costuma estar. Todas as expressões são lineares: as repetições têm limite. */
const PATTERNS: Readonly<Record<string, readonly RegExp[]>> = {
  cpf: [/\b\d{3}\.\d{3}\.\d{3}-\d{2}\b/, /\b\d{2}\.\d{3}\.\d{3}\/\d{4}-\d{2}\b/],
  email: [/[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,32}){1,3}/],
  telefone: [/\(?\b\d{2}\)?\s?9?\d{4}[-\s]?\d{4}\b/],
  cep: [/\b\d{5}-\d{3}\b/],
  data: [/\b\d{4}-\d{2}-\d{2}\b/, /\b\d{1,2}\/\d{1,2}\/\d{4}\b/],
  cliente: [
    /(?:meu nome é|me chamo|sou o|sou a|cliente:?|nome:|sr\.?|sra\.?|solicitante:?)\s+(\p{Lu}[\p{L}']+(?:\s(?:d[aeo]s?\s)?\p{Lu}[\p{L}']+){0,3})/u,
    /(?:Meu nome é|Me chamo|Sou o|Sou a|Cliente:?|Nome:|Sr\.?|Sra\.?|Solicitante:?)\s+(\p{Lu}[\p{L}']+(?:\s(?:d[aeo]s?\s)?\p{Lu}[\p{L}']+){0,3})/u,
    /^(\p{Lu}\p{Ll}+\s\p{Lu}\p{Ll}+),/mu,
  ],
  finalidade: [
    /\b(?:para|pra)\s+((?:comprar|reformar|pagar|abrir|quitar|fazer|trocar|investir|montar|financiar|viajar|custear)[^.,;\n]{0,60})/i,
  ],
  motivo: [/\b(?:porque|por causa d[eao]|motivo:?|devido [aà]o?|por)\s+([^.;\n]{3,80})/i],
  numeropedido: [
    /(?:pedido|ped)\s*(?:n[º°o.]*\s*|número\s*|#)?\s*:?\s*#?([A-Z]{0,4}-?\d[\w-]{0,15})/i,
    /#(\w{2,15})/,
  ],
};

/** Números que vêm depois (ou antes) de certas palavras. */
const NUMBERS: Readonly<Record<string, { readonly after?: RegExp; readonly before?: RegExp }>> = {
  renda: { after: /^(renda|salario|ganho|recebo|faturamento)$/ },
  prazo: { before: /^(meses|mes|vezes|parcelas|x|prestacoes)$/, after: /^(prazo|parcelas)$/ },
  idade: { before: /^anos$/, after: /^idade$/ },
  orcamento: { after: /^(ate|orcamento|maximo)$/ },
  valor: { after: /^(emprestimo|credito|valor|financiamento|solicito|preciso|quero)$/, before: /^reais$/ },
  total: { after: /^(total|valor)$/ },
};

/** O dado do conceito, procurado no texto da conversa, da última fala às anteriores. */
export function extracted(concept: string, conversation: Conversation): Json | undefined {
  for (const text of [conversation.last, conversation.context, conversation.system]) {
    const found = fromText(concept, text);
    if (found !== undefined) return found;
  }
  return undefined;
}

function fromText(concept: string, text: string): Json | undefined {
  const number = NUMBERS[concept];
  if (number) return numberNear(text, number);
  for (const pattern of PATTERNS[concept] ?? []) {
    const match = pattern.exec(text);
    if (match) return (match[1] ?? match[0]).trim();
  }
  return undefined;
}

function numberNear(
  text: string,
  place: { readonly after?: RegExp; readonly before?: RegExp },
): number | undefined {
  const list = words(text);
  for (let at = 0; at < list.length; at++) {
    const found = numberAt(list, at);
    if (!found || (found.value === 1 && !/^\d/.test(list[at]!.folded))) continue;
    const before = list.slice(Math.max(0, at - 6), at).map((word) => word.folded);
    const sentence = before.slice(before.findLastIndex((word) => /^[.!?\n;]$/.test(word)) + 1);
    if (place.before?.test(list[at + found.length]?.folded ?? '')) return found.value;
    if (
      place.after &&
      sentence.some((word) => place.after!.test(word)) &&
      !sentence.some((word) => /^(parcelas|meses|anos)$/.test(word))
    )
      return found.value;
    at += found.length - 1;
  }
  return undefined;
}

/** O valor de um campo com este nome em algum JSON da conversa, ou em uma linha "nome: valor". */
export function namedValue(name: string, conversation: Conversation): Json | undefined {
  const wanted = partsOf(name).join('');
  for (const value of [...conversation.values].reverse().flatMap(objectsIn)) {
    const key = Object.keys(value).find((each) => partsOf(each).join('') === wanted);
    const found = key === undefined ? undefined : value[key];
    // Um schema escrito no prompt também tem "nome" e "total", mas como objetos que só dizem o tipo.
    if (
      found !== undefined &&
      found !== null &&
      !(isObject(found) && 'type' in found) &&
      !isPlaceholder(found)
    )
      return found;
  }
  return labelled(wanted, `${conversation.context}\n${conversation.last}`);
}

function isPlaceholder(value: Json): boolean {
  return (
    value === '' ||
    value === '...' ||
    (typeof value === 'string' && /^(string|number|boolean|texto|n[uú]mero|<.*>)$/i.test(value))
  );
}

function labelled(wanted: string, text: string): string | undefined {
  for (const piece of text.split(/[\n;]/)) {
    const colon = piece.slice(0, 60).indexOf(':');
    if (colon < 1) continue;
    const label = partsOf(piece.slice(0, colon))
      .filter((part) => !['o', 'a', 'do', 'da', 'de'].includes(part))
      .join('');
    const value = piece.slice(colon + 1).trim();
    if (label === wanted && value !== '' && !value.startsWith('{'))
      return value
        .split(/[,.]\s/)[0]!
        .replace(/[.,]$/, '')
        .slice(0, 200);
  }
  return undefined;
}

/** O texto vira o número que ele traz: "R$ 45,00" é 45. */
export function toNumber(value: Json): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return undefined;
  const digits = /-?\d[\d.,]*/.exec(value)?.[0];
  const number = digits
    ? brazilianNumber(digits.replace(/[.,]$/, ''))
    : numberAt(words(fold(value)), 0)?.value;
  return number !== undefined && Number.isFinite(number) ? number : undefined;
}

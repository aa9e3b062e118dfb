import { rules } from '../rules.ts';
import { fold } from '../text/words.ts';
import type { Address } from './order.ts';
import type { Speech } from './speech.ts';

const ZIP =
  /(?:(?:o\s+|meu\s+)?cep\s*(?:é|:)?\s*)?\b(\d{5}-\d{3}|\d{2}\.\d{3}-\d{3})\b|cep\s*(?:é|:)?\s*(\d{8})\b/i;
const NEIGHBORHOOD =
  /(?:no\s+|do\s+)?bairro\s*(?:é\s+|:\s*)?(?:d[eao]\s+)?([\p{L}][\p{L}' ]{1,40}?)(?=\s*(?:[,.;\n(-]|$|\scep|\se\s|\spago|\spag|\svou|\sno pix|\sem\s|\spix|\sno\s|\scom\s))/iu;
const BEFORE_STREET = String.raw`(?:^|[^\p{L}])`;
const WORDS_OF_NAME = String.raw`([\p{L}\d][\p{L}\d.'’º ]{0,60}?)`;
const NUMBER = String.raw`\s*(?:,|-|;|\s)\s*(?:n[º°o.]*\s*|n[uú]mero\s*:?\s*|num\.?\s*)?(\d{1,5}(?:-?[A-Za-z])?)(?![\d:])`;

/**
 * Lê o endereço da fala.
 * @param asked se a pergunta anterior foi o endereço: aí o tipo de rua pode faltar
 * @param isItem se uma palavra, dobrada, é do cardápio: então não é bairro
 */
export function readAddress(
  speech: Speech,
  asked: boolean,
  isItem: (word: string) => boolean,
): Address | undefined {
  const zip = speech.take(ZIP);
  const landmark = speech.take(landmarkPattern());
  const neighborhood = speech.take(NEIGHBORHOOD)?.[1]?.trim();
  const place =
    streetIn(speech) ?? (zip ? numberIn(speech) : undefined) ?? (asked ? bareStreet(speech) : undefined);
  const complement = place || asked ? takeComplements(speech) : speech.take(flatPattern())?.[0];
  const address: Address = {
    ...place?.found,
    ...(complement && { complement: complement.trim() }),
    ...(neighborhood && { neighborhood }),
    ...(landmark && { landmark: landmark[0].trim().replace(/^[,.;\s]+/, '') }),
    ...(zip && { zip: (zip[1] ?? zip[2])!.replace(/\D/g, '').replace(/^(\d{5})(\d{3})$/, '$1-$2') }),
  };
  const tail = place && !neighborhood ? tailOf(speech, place.end) : {};
  const loose =
    place && !neighborhood && !tail.neighborhood
      ? looseNeighborhood(speech, place.end, asked, isItem)
      : undefined;
  const whole = { ...address, ...tail, ...(loose && { neighborhood: loose }) };
  return Object.keys(whole).length > 0 ? whole : undefined;
}

interface FoundStreet {
  readonly found: Pick<Address, 'street' | 'number'>;
  readonly end: number;
}

function streetIn(speech: Speech): FoundStreet | undefined {
  const kinds = Object.keys(rules().pedido.logradouros).sort((a, b) => b.length - a.length);
  const kind = `(${kinds.join('|')}|pra[cç]a|avenida)`;
  const numbered = new RegExp(String.raw`${BEFORE_STREET}${kind}\.?\s+${WORDS_OF_NAME}${NUMBER}`, 'iu');
  const match = speech.look(numbered);
  const bare = new RegExp(
    String.raw`${BEFORE_STREET}${kind}\.?\s+([\p{L}][\p{L}\d.'’ ]{1,50}?)(?=\s*(?:[,;\n]|\.\s|\.?$|\s(?:pago|pagamento|pix|no|em|e|com|vou|por favor|perto|bairro|sem|ap|apto|casa)\s))`,
    'iu',
  );
  const found = match && !/[,;\n]|\s(?:pago|pix|e)\s/.test(match[2]!) ? match : speech.look(bare);
  if (!found) return undefined;
  const end = found.index + found[0].length;
  speech.drop(found.index, end);
  const full = rules().pedido.logradouros[fold(found[1]!)]!;
  const street = `${full} ${found[2]!.trim()}`;
  return { found: { street, ...(found[3] && { number: found[3] }) }, end };
}

/** "Augusta, 1200", dito depois de perguntarem o endereço; ou só "123", depois de perguntarem o número. */
function bareStreet(speech: Speech): FoundStreet | undefined {
  const match = speech.take(
    new RegExp(
      String.raw`^\s*(?:é\s+)?(?:na\s+|no\s+)?(?!(?:o\s+|meu\s+)?cep(?!\p{L}))([\p{L}][\p{L}' ]{2,50}?)${NUMBER}`,
      'iu',
    ),
  );
  if (match) return { found: { street: match[1]!.trim(), number: match[2]! }, end: match[0].length };
  const number = speech.take(/^\s*(?:é\s+)?(?:o\s+)?(?:n[uú]mero\s+|n[º°o.]\s*)?(\d{1,5})\b/i);
  return number ? { found: { number: number[1]! }, end: number[0].length } : undefined;
}

/** Com o CEP basta o número: "CEP 04567-000, número 10". */
function numberIn(speech: Speech): FoundStreet | undefined {
  const match = speech.take(/(?:n[uú]mero|n[º°o]\.?)\s*:?\s*(\d{1,5})\b/i);
  return match && { found: { number: match[1]! }, end: match.index + match[0].length };
}

function complementPattern(): RegExp {
  const kinds = rules().pedido.complementos.join('|');
  return new RegExp(
    String.raw`(?:^|[^\p{L}])(?:${kinds}|edif[ií]cio)\.?\s*(?:n[º°o]\s*)?(?:[A-Z]?\d+\s?[A-Za-z]?(?![\p{L}])|[A-Z](?![\p{L}])|(?=fundos)|de fundos)|(?:^|[\s,])(?:fundos|cobertura|\d{1,3}\s*[º°ªoa]?\s*andar)(?![\p{L}])`,
    'iu',
  );
}

function flatPattern(): RegExp {
  return /(?:^|[^\p{L}])(?:apto|apt|apartamento|bloco)\.?\s*(?:n[º°o]\s*)?[A-Za-z]?\d+\s?[A-Za-z]?(?![\p{L}])/iu;
}

function takeComplements(speech: Speech): string | undefined {
  const pattern = complementPattern();
  const first = speech.take(pattern);
  if (!first) return undefined;
  const second = nextAfter(speech, pattern, first.index + first[0].length);
  return [first[0].replace(/^[^\p{L}\d]+/u, '').trim(), ...(second ? [second] : [])].join(', ');
}

/** "apto 45, bloco B": o segundo complemento vem logo depois do primeiro. */
function nextAfter(speech: Speech, pattern: RegExp, from: number): string | undefined {
  const match = pattern.exec(speech.text.slice(from, from + 30));
  if (!match || match.index > 4) return undefined;
  speech.drop(from + match.index, from + match.index + match[0].length);
  return match[0].replace(/^[^\p{L}\d]+/u, '').trim();
}

function landmarkPattern(): RegExp {
  const starts = rules().pedido.referencias.map((each) =>
    fold(each)
      .replace('proximo', 'pr[oó]ximo')
      .replace('atras', 'atr[aá]s')
      .replace(/ a$/, ' [aà]')
      .replace('referencia', 'refer[eê]ncia'),
  );
  return new RegExp(String.raw`(?:${starts.join('|')})\s*:?\s*[^,.;\n]{2,60}`, 'iu');
}

/** Depois do número, "Rua X, 10, Centro, São Paulo" ou "Rua X, 10 - Centro" dizem o bairro e a cidade. */
function tailOf(speech: Speech, end: number): Pick<Address, 'neighborhood' | 'city'> {
  const after = speech.left().filter((word) => word.start >= end);
  const rest = after[0] ? speech.text.slice(end, end + 160) : '';
  const skipped =
    /^\s*[,–-]\s*(?:(?:ap|apto|apt|apartamento|bloco|bl|casa|fundos|sala|torre)\.?\s*[\p{L}\d]{0,5}\s*[,–-]\s*)*/iu.exec(
      rest,
    )?.[0] ?? '';
  if (skipped === '') return {};
  const match =
    /^(\p{Lu}[\p{L}'’]+(?:\s(?:d[aeo]s?\s)?\p{Lu}[\p{L}'’]+){0,3})(?:\s*[,/–-]\s*(\p{Lu}[\p{Ll}]+(?:\s(?:d[aeo]s?\s)?\p{Lu}\p{Ll}+){0,2}))?/u.exec(
      rest.slice(skipped.length),
    );
  if (
    !match ||
    /^(Pix|Pago|Pagamento|Cart|Dinheiro|Quero|Troco|Cep|CEP|Vou|Obs|Cupom|Sem|Entrega)/.test(match[1]!)
  )
    return {};
  speech.drop(end, end + skipped.length + match[0].length);
  return { neighborhood: match[1]!, ...(match[2] && { city: match[2] }) };
}

const KINDS_OF_NEIGHBORHOOD = /^(?:vila|vl|jardim|jd|parque|pq|residencial|centro)$/;
const INSIDE_NAMES = ['de', 'da', 'do', 'das', 'dos'];

/** O bairro como se escreve depressa, sem maiúscula nem vírgula: "rua piauí 420 apto 71 higienópolis". */
function looseNeighborhood(
  speech: Speech,
  end: number,
  asked: boolean,
  isItem: (word: string) => boolean,
): string | undefined {
  const after = speech.left().filter((word) => word.start >= end);
  const from = after.findIndex(({ folded }) => /^[\p{L}\p{N}]/u.test(folded));
  const isNewSentence = after.slice(0, Math.max(from, 0)).some(({ folded }) => !/^[,–-]$/.test(folded));
  const rest = from < 0 || isNewSentence ? [] : after.slice(from);
  const stop = rest.findIndex(({ folded }) => !/^\p{L}/u.test(folded));
  const name = stop < 0 ? rest : rest.slice(0, stop);
  const [first, last] = [name[0], name.at(-1)];
  const isName = ({ folded }: { readonly folded: string }) =>
    INSIDE_NAMES.includes(folded) || !(rules().pedido.vazias.includes(folded) || isItem(folded));
  if (!first || !last || name.length > 4 || !name.every(isName)) return undefined;
  if (!asked && !KINDS_OF_NEIGHBORHOOD.test(first.folded)) return undefined;
  speech.drop(first.start, last.end);
  return speech.text.slice(first.start, last.end);
}

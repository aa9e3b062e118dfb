import { rules } from '../rules.ts';
import { brazilianNumber } from '../text/numbers.ts';
import { mentioned, mentions, padded } from '../text/words.ts';
import type { Order } from './order.ts';
import type { Speech } from './speech.ts';

type Contact = Pick<
  Order,
  'coupon' | 'customer' | 'phone' | 'email' | 'payment' | 'changeFor' | 'confirmed' | 'notes'
> & { readonly pickup?: boolean };

const NAMES = String.raw`(\p{Lu}[\p{L}'’]+(?:\s(?:d[aeo]s?\s)?\p{Lu}[\p{L}'’]+){0,3})`;
const SAYS_NAME = new RegExp(
  String.raw`(?:[Mm]eu nome é|[Mm]eu nome e|[Mm]e chamo|[Aa]qui é [oa]|[Aa]qui quem fala é [oa]|[Ss]ou [oa]|[Ee]m nome d[eao]|[Nn]o nome d[eao]|[Nn]ome:|[Nn]ome é|[Pp]ode colocar no nome d[eao]|[Nn]ome do cliente:|[Cc]liente:|[Pp]ara [oa] cliente)\s+${NAMES}`,
  'u',
);
const LOWER_NAME = /(?:meu nome é|meu nome eh?|me chamo|no nome d[eao]|em nome d[eao])\s+(\p{L}{2,20})/iu;
const COUPON =
  /(?:cupom|cupon|c[oó]digo(?: de desconto| promocional)?|coupon)\s*(?:de desconto\s*)?(?:[ée]\s|:\s?)?["'“]?([\p{L}]*\d[\p{L}\d-]*|\p{Lu}[\p{Lu}\d-]{2,})["'”]?/iu;
const CHANGE =
  /(?:troco|trocado)\s*(?:p\/|pra|para|de|p)?\s*(?:uma nota de\s*)?(?:R\$\s*)?(\d[\d.,]*)(?:\s*reais)?/i;
const NOTE = /(?:nota de|pago com uma nota de|com uma nota de)\s*(?:R\$\s*)?(\d[\d.,]*)/i;
const PHONE = /(?:\+?55\s*)?\(?\d{2}\)?\s?9?\d{4}[-\s]?\d{4}(?!\d)/;
const EMAIL = /[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,32}){1,3}/;
const PAYMENT =
  /(?:metade\s+)?(?:no\s+|em\s+|com\s+|de\s+)?(?:vale[- ]refei[cç][aã]o|ticket restaurante|cart[aã]o(?:\s+de\s+(?:cr[eé]dito|d[eé]bito))?|(?<!\p{L})(?:cr[eé]dito|d[eé]bito|pix|dinheiro|esp[eé]cie|alelo|sodexo|vr)(?!\p{L}))/giu;
const REMARK = /(?:^|[\s.,;])(?:obs|observa[cç][aã]o)\s*[.:]+\s*([^\n]{3,200})/i;
const NO_BELL = /n[aã]o (?:tocar?|toque|aperte|bata)[^.,;\n]{0,60}/i;

/** Nome, telefone, cupom, pagamento e o mais que não é item nem endereço. */
export function readContact(speech: Speech): Contact {
  const notes = [speech.take(REMARK)?.[1], speech.take(NO_BELL)?.[0]].flatMap((each) =>
    each ? [each.trim()] : [],
  );
  const email = speech.take(EMAIL)?.[0];
  const coupon = speech.take(COUPON)?.[1]?.toUpperCase();
  const change = speech.take(CHANGE) ?? speech.take(NOTE);
  const phone = speech.take(PHONE)?.[0];
  const customer = nameIn(speech);
  const text = padded(speech.text);
  const { pagamento, retirada, confirmacao } = rules().pedido;
  const payment = mentioned(text, pagamento)[0];
  for (const match of speech.text.matchAll(PAYMENT)) speech.drop(match.index, match.index + match[0].length);
  const short = text.length < 60;
  const no = short && confirmacao.nao.some((word) => text.startsWith(` ${word} `));
  const yes = short && confirmacao.sim.some((word) => mentions(text, word));
  return {
    notes,
    ...(email && { email }),
    ...(coupon && { coupon }),
    ...(phone && { phone }),
    ...(customer && { customer }),
    ...((payment ?? change) && { payment: payment ?? 'dinheiro' }),
    ...(change && { changeFor: brazilianNumber(change[1]!.replace(/[.,]$/, '')) }),
    ...(retirada.some((each) => mentions(text, each)) && { pickup: true }),
    ...((no || yes) && { confirmed: !no }),
  };
}

function nameIn(speech: Speech): string | undefined {
  const said = speech.take(SAYS_NAME)?.[1];
  if (said) return said;
  const lower = speech.take(LOWER_NAME)?.[1];
  return lower && lower.charAt(0).toUpperCase() + lower.slice(1);
}

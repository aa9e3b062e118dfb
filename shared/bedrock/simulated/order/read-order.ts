import type { Conversation } from '../reading/conversation.ts';
import { quotedPart } from '../reading/transcript.ts';
import { mentions, padded } from '../text/words.ts';
import { readAddress } from './address.ts';
import { readContact } from './contact.ts';
import { ItemEditor } from './edit.ts';
import { knownOrder } from './known-order.ts';
import { mentionsIn } from './mentions.ts';
import type { Menu } from './menu.ts';
import { MenuIndex } from './menu-index.ts';
import { EMPTY_ORDER, type Order } from './order.ts';
import { Speech } from './speech.ts';

/** O pedido que a conversa inteira faz: cada fala do cliente muda o que as anteriores deixaram. */
export function readOrder(conversation: Conversation, menu: Menu): Order {
  const index = new MenuIndex(menu);
  const editor = new ItemEditor(menu.given);
  let order: Order = { ...EMPTY_ORDER, ...knownOrder(conversation, index) };
  for (const item of order.items) editor.items.push(item);
  let asked = '';
  let question = '';
  let isFirst = order.items.length === 0;
  for (const turn of conversation.turns) {
    if (turn.role === 'assistant') {
      question = turn.text;
      asked = padded(question.slice(-400));
      continue;
    }
    const speech = new Speech(customerWords(turn.text));
    const contact = readContact(speech);
    const address = readAddress(
      speech,
      mentions(asked, 'endereco') || mentions(asked, 'numero'),
      (word) => index.find(word) !== undefined,
    );
    const customer = contact.customer ?? (mentions(asked, 'nome') ? answeredName(speech.text) : undefined);
    order = {
      ...order,
      ...contact,
      notes: [...order.notes, ...contact.notes],
      pickup: contact.pickup ?? order.pickup,
    };
    if (customer) order = { ...order, customer };
    if (address) order = { ...order, address: { ...order.address, ...address } };
    const change = mentions(asked, 'troco') ? /\d+(?:[.,]\d+)?/.exec(turn.text)?.[0] : undefined;
    if (change) order = { ...order, changeFor: Number(change.replace(',', '.')) };
    for (const question of speech.text.matchAll(QUESTION_ABOUT_MENU))
      speech.drop(question.index, question.index + question[0].length);
    const mentioned = change ? [] : mentionsIn(speech.left(), index);
    if (question === '') editor.apply(mentioned, isFirst);
    else editor.applyAnswer(mentioned, isFirst, { question, isRefusal: isRefusal(speech.text) });
    isFirst = isFirst && editor.items.length === 0;
  }
  return { ...order, items: editor.items, unknown: editor.unknown };
}

/** "Vocês têm x-tudo?" e "quanto custa a coca?" perguntam; não pedem. */
const QUESTION_ABOUT_MENU =
  /(?:\b(?:voc[eê]s?|vcs?)\s+(?:t[eê]m|aceita\p{L}*|entrega\p{L}*|faz\p{L}*)|\bquanto (?:[eé]|custa|fica|sai)|\bquais)\s[^?.!\n]{0,80}\?/giu;

/** A fala do cliente, sem a instrução que a traz: entre aspas, depois de "Mensagem:", ou o texto inteiro. */
function customerWords(text: string): string {
  const quoted = quotedPart(text);
  const spoken = quoted ?? withoutMenu(text);
  return spelledOut(spoken.slice(0, 4000));
}

/** "c/ borda", "s/ cebola", "p/ viagem". */
const spelledOut = (text: string): string =>
  text.replace(/(?<!\p{L})([csp])\/\s*/giu, (_, letter: string) => `${ABBREVIATED[letter.toLowerCase()]} `);

const ABBREVIATED: Readonly<Record<string, string>> = { c: 'com', s: 'sem', p: 'para' };

/** Linhas com preço, listas de cardápio e JSON não são fala de cliente. */
function withoutMenu(text: string): string {
  return text
    .split('\n')
    .filter(
      (line) =>
        !/R\$\s*\d.*R\$\s*\d|^\s*[-*•].*R\$|^\s*(?:card[aá]pio|menu)\b.*:|^\s*[[{"]/i.test(
          line.slice(0, 400),
        ),
    )
    .join('\n');
}

/** "Não precisa", "deixa sem", "nada": recusa o que foi oferecido no lugar. */
const isRefusal = (text: string): boolean =>
  /^\s*(?:n[aã]o|nada|nenhum\p{L}*|deixa|esque[cç]e|tira|sem)(?!\p{L})/iu.test(text);

/** "João", ou "é Maria Clara", em resposta a "qual é o seu nome?". */
function answeredName(text: string): string | undefined {
  const match =
    /^\s*(?:(?:é|e|[eé] no nome d[eao]|meu nome é|(?:pode )?(?:p[oôõ]r?e?|ser|colocar|coloca|bota(?:r)?|anotar?)(?: (?:a[ií]|como|em nome d[eao]|no nome d[eao]))?)\s+)?(?:[oa]\s+)?([\p{L}'’]+(?:\s[\p{L}'’]+){0,3})\s*(?:[.!,].*)?$/iu.exec(
      text.slice(0, 80),
    );
  return match?.[1];
}

import { readDinner } from '../dinner/request.ts';
import type { MenuItem } from '../order/menu.ts';
import { contentWords, MenuIndex } from '../order/menu-index.ts';
import { rules } from '../rules.ts';
import { firstNumber, reais } from '../text/numbers.ts';
import { render } from '../text/template.ts';
import { listed, mentioned, mentions, padded, words } from '../text/words.ts';
import type { Understanding } from '../understanding.ts';

/** O que se recomenda, e por quê. */
export interface Recommendation {
  readonly items: readonly MenuItem[];
  readonly criteria: readonly string[];
}

const LABELS: Readonly<Record<string, string>> = {
  sem_gluten: 'sem glúten',
  sem_lactose: 'sem lactose',
  sem_alcool: 'sem álcool',
  sem_frutos_do_mar: 'sem frutos do mar',
};

/** Itens do cardápio que respeitam as restrições e o orçamento, os que mais agradam primeiro. */
export function recommended({ choice, conversation, menu }: Understanding, count: number): Recommendation {
  const said = padded(
    conversation.turns
      .filter((turn) => turn.role === 'user')
      .map((turn) => turn.text)
      .join('\n')
      .slice(-4000),
  );
  const request = readDinner(conversation);
  const { gostos, proibe } = rules().recomendacao;
  const disliked = Object.keys(gostos).filter((taste) =>
    gostos[taste]!.some((word) => isRefused(said, word)),
  );
  const tastes = mentioned(said, gostos).filter((taste) => !disliked.includes(taste));
  const budget = budgetIn(conversation.last);
  const forbidden = request.restrictions.flatMap((restriction) => proibe[restriction] ?? []);
  const allowed = menu.items.filter(
    (item) =>
      !(budget !== undefined && (item.price ?? 0) > budget) &&
      !request.restrictions.some((restriction) => violates(item, restriction, forbidden)) &&
      !disliked.some((taste) => pleases(item, taste)),
  );
  const score = (item: MenuItem) => tastes.filter((taste) => pleases(item, taste)).length;
  const ranked = choice.shuffle(allowed).sort((a, b) => score(b) - score(a));
  const pleasing =
    tastes.length > 0 && ranked.some((item) => score(item) > 0)
      ? ranked.filter((item) => score(item) > 0)
      : ranked;
  const criteria = [
    ...tastes,
    ...request.restrictions.map((each) => LABELS[each] ?? each),
    ...disliked.map((taste) => `sem ${taste}`),
    ...(budget === undefined ? [] : [`até ${reais(budget)}`]),
  ];
  return { items: pleasing.slice(0, count), criteria };
}

function isRefused(said: string, word: string): boolean {
  return [
    `sem ${word}`,
    `nao gosto de ${word}`,
    `nao como ${word}`,
    `detesto ${word}`,
    `alergia a ${word}`,
  ].some((each) => mentions(said, each));
}

function violates(item: MenuItem, restriction: string, forbidden: readonly string[]): boolean {
  const text = padded(`${item.name} ${item.description ?? ''}`);
  if (
    item.tags.includes(restriction) ||
    mentions(text, restriction) ||
    mentions(text, `${restriction.slice(0, -1)}a`)
  )
    return false;
  if (mentions(text, (LABELS[restriction] ?? restriction).normalize('NFD').replace(/\p{M}/gu, '')))
    return false;
  const { contem } = rules().recomendacao;
  return (
    forbidden.some((kind) => contem[kind]!.some((word) => mentions(text, word))) ||
    (forbidden.includes('carne') && item.tags.includes('carne'))
  );
}

function pleases(item: MenuItem, taste: string): boolean {
  const text = padded(`${item.name} ${item.description ?? ''} ${item.category ?? ''}`);
  return (
    item.tags.includes(taste) ||
    item.category === taste ||
    rules().recomendacao.gostos[taste]!.some((word) => mentions(text, word))
  );
}

function budgetIn(text: string): number | undefined {
  const match =
    /(?:at[eé]|no m[aá]ximo|tenho|or[cç]amento(?: de)?|gastar)\s+(?:s[oó]\s+|uns\s+|at[eé]\s+)?(?:R\$\s*)?([\p{L}\d.,]{1,12}(?:\s+reais)?)/iu.exec(
      text,
    );
  return match && /\d|reais/.test(match[0]) ? firstNumber(words(match[1]!)) : undefined;
}

/** O item de que se pergunta o preço: "quanto custa a marguerita?". */
function pricedItem({ conversation, menu }: Understanding): MenuItem | undefined {
  const asked = /\b(?:quanto|pre[cç]o|valor)\b([^?.!\n]{2,80})/i.exec(conversation.last)?.[1];
  if (!asked) return undefined;
  const index = new MenuIndex(menu);
  const { item } = index.resolve(contentWords(asked).flatMap((word) => index.find(word) ?? []));
  return item?.price === undefined ? undefined : item;
}

/** Responde com uma recomendação. */
export function answerRecommendation(understanding: Understanding): string {
  const { choice, conversation, menu } = understanding;
  const { respostas } = rules().recomendacao;
  const priced = pricedItem(understanding);
  if (priced)
    return render(choice.pick(respostas.preco!), { itens: priced.name, preco: reais(priced.price!) });
  const asked = firstNumber(
    words(conversation.instruction.replace(/(?:R\$\s*)?\d[\d.,]*\s*reais|R\$\s*\d[\d.,]*/g, '')),
  );
  const count = asked && asked >= 1 && asked <= 10 ? Math.floor(asked) : 2;
  const { criteria, items } = recommended(understanding, count);
  const criterios = listed(criteria);
  if (items.length === 0) return render(choice.pick(respostas.nada!), { criterios });
  const names = listed(
    items.map((item) => (item.price === undefined ? item.name : `${item.name} (${reais(item.price)})`)),
  );
  if (!menu.given) return render(choice.pick(respostas.sem_cardapio!), { itens: names });
  return render(choice.pick(respostas.itens!), {
    itens: names,
    motivo: criterios && `Atende ao que você pediu: ${criterios}.`,
  });
}

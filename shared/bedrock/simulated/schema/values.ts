import type { Json } from '../../model.ts';
import { classified, givenText } from '../answers/classify.ts';
import { answerNotice } from '../answers/notice.ts';
import { recommended } from '../answers/recommend.ts';
import { keySentences } from '../answers/summary.ts';
import type { Part } from '../dinner/request.ts';
import { gapsIn, questionAbout } from '../order/ask.ts';
import { addressText } from '../order/describe.ts';
import { type OrderItem, totalOf, unitPrice } from '../order/order.ts';
import { rules } from '../rules.ts';
import { mentioned, mentions, padded } from '../text/words.ts';
import type { Understanding } from '../understanding.ts';
import { extracted } from './extract.ts';

/** O pedaço da conversa de que um objeto do schema trata: o pedido todo, um item, um prato com o seu motivo. */
export type Scope =
  | { readonly kind: 'root'; readonly parent?: string }
  | { readonly kind: 'item'; readonly item: OrderItem }
  | {
      readonly kind: 'named';
      readonly name: string;
      readonly reason: string;
      readonly price?: number;
      readonly dish?: string;
    };

type Reader = (understanding: Understanding) => Json | undefined;

/** O que a conversa diz de cada conceito de `campos.yaml`; `undefined` é "não se sabe". */
const VALUES: Readonly<Record<string, Reader>> = {
  rua: ({ order }) => order.address?.street,
  numero: ({ order }) => order.address?.number,
  complemento: ({ order }) => order.address?.complement,
  bairro: ({ order }) => order.address?.neighborhood,
  cep: ({ conversation, order }) => order.address?.zip ?? extracted('cep', conversation),
  cidade: ({ order }) => order.address?.city,
  referencia: ({ order }) => order.address?.landmark,
  endereco: ({ order }) => order.address && addressText(order.address),
  pagamento: ({ order }) => order.payment,
  troco: ({ order }) => order.changeFor,
  cupom: ({ order }) => order.coupon,
  cliente: ({ conversation, order }) => order.customer ?? extracted('cliente', conversation),
  telefone: ({ conversation, order }) => order.phone ?? extracted('telefone', conversation),
  email: ({ conversation, order }) => order.email ?? extracted('email', conversation),
  observacao: ({ order }) => order.notes.join('; '),
  retirada: ({ order }) => (order.pickup ? true : order.address ? false : undefined),
  modalidade: ({ order }) => (order.pickup ? 'retirada' : order.address ? 'entrega' : undefined),
  total: ({ conversation, order }) => totalOf(order) ?? extracted('total', conversation),
  completo: ({ menu, order }) => gapsIn(order, menu).length === 0,
  faltando: ({ menu, order }) => gapsIn(order, menu).map((gap) => gap.about),
  confirmado: ({ order }) => order.confirmed,
  pergunta: ({ choice, menu, order }) => {
    const gap = gapsIn(order, menu)[0];
    return gap && questionAbout(gap, choice);
  },
  mensagem: (understanding) => (understanding.intent === 'aviso' ? answerNotice(understanding) : undefined),
  sentimento: ({ conversation }) =>
    classified(givenText(conversation), rules().classificacao.categorias_de_sentimento).category,
  motivo: ({ conversation }) => extracted('motivo', conversation),
  resumo: ({ conversation }) => keySentences(givenText(conversation), 2).join(' ') || undefined,
  pontos: ({ conversation }) => keySentences(givenText(conversation), 3),
  lugar: (understanding) => understanding.dinner(['lugar']).place,
  consulta: ({ conversation }) => conversation.last.slice(0, 200) || undefined,
  preferencias: ({ conversation }) =>
    mentioned(padded(conversation.last), { ...rules().recomendacao.gostos, ...rules().jantar.restricoes }),
};

/** O valor de um conceito; os que não estão na tabela são procurados no texto. */
export function conceptValue(concept: string, scope: Scope, understanding: Understanding): Json | undefined {
  if (scope.kind === 'named') return namedValues(scope)[concept];
  const item = scope.kind === 'item' ? scope.item : flatItem(concept, scope, understanding);
  if (item && concept in ITEM_VALUES) return ITEM_VALUES[concept]!(item);
  if (scope.kind === 'root' && scope.parent === 'cliente' && concept === 'item')
    return VALUES.cliente!(understanding);
  return VALUES[concept] ? VALUES[concept](understanding) : extracted(concept, understanding.conversation);
}

const ITEM_VALUES: Readonly<Record<string, (item: OrderItem) => Json | undefined>> = {
  item: (item) => item.name || undefined,
  quantidade: (item) => item.quantity,
  tamanho: (item) => item.size,
  sem: (item) => [...item.without],
  extras: (item) => [...item.extras],
  sabores: (item) => (item.halves.length > 0 ? [...item.halves] : item.name ? [item.name] : undefined),
  observacao: (item) =>
    [...item.without.map((each) => `sem ${each}`), ...item.extras.map((each) => `com ${each}`)].join(', '),
  preco: unitPrice,
  total: (item) => {
    const price = unitPrice(item);
    return price === undefined ? undefined : price * item.quantity;
  },
  categoria: (item) => item.menuItem?.category,
};

/** Um schema sem lista de itens ("sabor", "quantidade" na raiz) fala do único item pedido. */
function flatItem(concept: string, scope: Scope, { order }: Understanding): OrderItem | undefined {
  const flat = ['item', 'quantidade', 'tamanho', 'sem', 'extras', 'sabores'].includes(concept);
  return flat && scope.kind === 'root' && scope.parent === undefined ? order.items[0] : undefined;
}

function namedValues({
  dish,
  name,
  price,
  reason,
}: Extract<Scope, { kind: 'named' }>): Record<string, Json | undefined> {
  return {
    item: name,
    motivo: reason || undefined,
    observacao: reason,
    preco: price,
    pratos: dish,
    cliente: name,
    resumo: reason || undefined,
  };
}

/** Uma lista de coisas com nome: itens do pedido, pratos, bebidas, recomendações. */
export function scopesOf(concept: string, understanding: Understanding): readonly Scope[] | undefined {
  const part = (name: Part) => understanding.dinner([name]);
  if (concept === 'pratos' || concept === 'bebidas') {
    const list: readonly { readonly name: string; readonly reason: string; readonly dish?: string }[] =
      concept === 'pratos' ? part('pratos').dishes : part('bebidas').drinks;
    const wanted = understanding.intent !== 'pedido' && list.length > 0;
    if (wanted) return list.map((each) => ({ kind: 'named', ...each }));
  }
  if (concept === 'playlist')
    return part('playlist').songs.map((name) => ({ kind: 'named', name, reason: '' }));
  if (concept === 'recomendacoes')
    return recommended(understanding, 3).items.map((each) => ({
      kind: 'named',
      name: each.name,
      price: each.price,
      reason: each.description ?? '',
    }));
  if (!['itens', 'pratos', 'bebidas', 'pedido'].includes(concept)) return undefined;
  if (understanding.intent === 'recomendacao') return scopesOf('recomendacoes', understanding);
  const { items, unknown } = understanding.order;
  return [...items, ...unknown].map((item) => ({ kind: 'item', item }));
}

/** O que se diz de um item, quando a lista é só de nomes. */
export function scopeName(scope: Scope): string {
  if (scope.kind === 'item')
    return scope.item.halves.length > 0 ? scope.item.halves.join(' / ') : scope.item.name;
  return scope.kind === 'named' ? scope.name : '';
}

/** As opções do enum que o texto nomeia. */
export function saidOptions(options: readonly Json[], text: string): Json[] {
  const folded = padded(text);
  return options.filter(
    (option) => typeof option === 'string' && mentions(folded, padded(option.replaceAll('_', ' ')).trim()),
  );
}

import type { Json } from '../../model.ts';
import type { Conversation } from '../reading/conversation.ts';
import { isObject, objectsIn } from '../reading/embedded-json.ts';
import { fold } from '../text/words.ts';
import { contentWords, type MenuIndex } from './menu-index.ts';
import type { Order, OrderItem } from './order.ts';

/** O pedido que o prompt já traz em JSON, como estava antes da fala de agora. */
export function knownOrder(
  conversation: Conversation,
  index: MenuIndex,
): Pick<Order, 'items'> & Partial<Order> {
  const lists = conversation.values
    .flatMap(objectsIn)
    .flatMap((object) =>
      Object.entries(object).flatMap(([key, inner]) =>
        /^(itens|items|carrinho)$/.test(fold(key)) && Array.isArray(inner) ? [inner] : [],
      ),
    );
  return { items: (lists.at(-1) ?? []).flatMap((item) => orderItem(item, index)) };
}

function orderItem(value: Json, index: MenuIndex): OrderItem[] {
  if (!isObject(value)) return [];
  const text = (...keys: string[]) =>
    keys.map((key) => value[key]).find((each) => typeof each === 'string') as string | undefined;
  const name = text('nome', 'item', 'name', 'sabor', 'produto');
  const quantity = [value.quantidade, value.qtd, value.quantity].find((each) => typeof each === 'number');
  // Um exemplo de formato no prompt também tem itens, mas de enfeite: "...", quantidade 0.
  if (!name || !quantity || !/\p{L}/u.test(name)) return [];
  const found = index.resolve(contentWords(name).flatMap((word) => index.find(word) ?? []));
  return [
    {
      name: found.item?.name ?? name,
      quantity: quantity as number,
      counted: true,
      size: text('tamanho', 'size'),
      halves: [],
      without: stringsOf(value.sem ?? value.remover),
      extras: stringsOf(value.extras ?? value.adicionais),
      menuItem: found.item,
      options: [],
    },
  ];
}

function stringsOf(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

import type { MenuItem } from './menu.ts';

/** Um item pedido. */
export interface OrderItem {
  readonly name: string;
  readonly quantity: number;
  /** Falso quando a pessoa não disse quantos: vale um. */
  readonly counted: boolean;
  readonly size?: string;
  /** Os dois sabores de uma pizza meio a meio; vazio nas outras. */
  readonly halves: readonly string[];
  readonly without: readonly string[];
  readonly extras: readonly string[];
  readonly menuItem?: MenuItem;
  /** Itens do cardápio que servem ao que foi dito, quando é mais de um. */
  readonly options: readonly MenuItem[];
}

export interface Address {
  readonly street?: string;
  readonly number?: string;
  readonly complement?: string;
  readonly neighborhood?: string;
  readonly city?: string;
  readonly zip?: string;
  readonly landmark?: string;
}

/** O que se entendeu de um pedido, ao fim da conversa. */
export interface Order {
  readonly items: readonly OrderItem[];
  /** O que a pessoa pediu e o cardápio não tem. */
  readonly unknown: readonly OrderItem[];
  readonly address?: Address;
  readonly pickup: boolean;
  /** Uma chave de `pagamento` em `pedido.yaml`. */
  readonly payment?: string;
  /** Em reais. */
  readonly changeFor?: number;
  readonly coupon?: string;
  readonly customer?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly notes: readonly string[];
  /** A resposta da pessoa a "posso confirmar?". */
  readonly confirmed?: boolean;
}

export const EMPTY_ORDER: Order = { items: [], unknown: [], pickup: false, notes: [] };

/** O preço de uma unidade, em reais; nada quando o cardápio não diz, ou quando ele depende do tamanho e falta o tamanho. */
export function unitPrice({ menuItem, size }: OrderItem): number | undefined {
  return menuItem?.sizePrices ? menuItem.sizePrices[size ?? ''] : menuItem?.price;
}

/** Soma dos preços, em reais; nada quando algum item não tem preço. */
export function totalOf(order: Order): number | undefined {
  if (order.items.length === 0) return undefined;
  const prices = order.items.map((item) => {
    const price = unitPrice(item);
    return price === undefined ? undefined : price * item.quantity;
  });
  if (prices.some((price) => price === undefined)) return undefined;
  return Math.round(prices.reduce<number>((total, price) => total + price!, 0) * 100) / 100;
}

import { rules } from '../rules.ts';
import { reais, times } from '../text/numbers.ts';
import type { Slots } from '../text/template.ts';
import { listed } from '../text/words.ts';
import { type Address, type Order, type OrderItem, totalOf } from './order.ts';

/** "2x Pizza calabresa (grande, sem cebola)". */
export function itemText(item: OrderItem): string {
  const name =
    item.halves.length === 2
      ? `Pizza meio ${bareFlavor(item.halves[0]!)}, meio ${bareFlavor(item.halves[1]!)}`
      : item.name;
  const details = [
    item.size,
    ...item.without.map((each) => `sem ${each}`),
    ...item.extras.map((each) => `com ${each}`),
  ].filter(Boolean);
  return `${times(item.quantity)} ${name}${details.length > 0 ? ` (${details.join(', ')})` : ''}`;
}

function bareFlavor(name: string): string {
  return name.replace(/^pizza (de )?/i, '');
}

/** "Rua das Flores, 123, apto 45, Centro, CEP 01310-100". */
export function addressText(address: Address): string {
  const { street, number, complement, neighborhood, city, zip, landmark } = address;
  return [street, number, complement, neighborhood, city, zip && `CEP ${zip}`, landmark]
    .filter(Boolean)
    .join(', ');
}

/** O pedido em palavras, para os modelos de frase. */
export function orderSlots(order: Order): Slots {
  const total = totalOf(order);
  const change = order.changeFor ? `, troco para ${reais(order.changeFor)}` : '';
  return {
    nome: order.customer,
    itens: listed(order.items.map(itemText)),
    endereco: order.address && addressText(order.address),
    pagamento: order.payment && `${rules().pedido.pagamento_por_extenso[order.payment]}${change}`,
    cupom: order.coupon,
    total: total === undefined ? undefined : reais(total),
  };
}

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { gapsIn } from '../order/ask.ts';
import { addressText, itemText } from '../order/describe.ts';
import { readMenu } from '../order/menu.ts';
import { readOrder } from '../order/read-order.ts';
import { readConversation } from '../reading/conversation.ts';
import { request } from '../testing/request.ts';

interface OrderCase {
  readonly diz: string | readonly string[];
  readonly cardapio?: string;
  readonly itens?: readonly string[];
  readonly endereco?: string;
  readonly pagamento?: string;
  readonly troco?: number;
  readonly cupom?: string;
  readonly cliente?: string;
  readonly telefone?: string;
  readonly retirada?: boolean;
  /** O mais importante do que falta. */
  readonly falta?: string;
}

const cases = parse(readFileSync(new URL('pedidos.yaml', import.meta.url), 'utf8')) as OrderCase[];

describe('dado um pedido escrito como as pessoas escrevem', () => {
  test.each(cases)('quando o cliente diz $diz, então o pedido é o esperado', (wanted) => {
    const conversation = readConversation(
      request(wanted.diz, { system: wanted.cardapio ? [wanted.cardapio] : [] }),
    );
    const menu = readMenu(conversation, []);
    const order = readOrder(conversation, menu);
    expect({
      itens: wanted.itens && order.items.map(itemText),
      endereco: order.address && addressText(order.address),
      pagamento: order.payment,
      troco: order.changeFor,
      cupom: order.coupon,
      cliente: wanted.cliente && order.customer,
      telefone: order.phone,
      retirada: order.pickup || undefined,
      falta: wanted.falta && gapsIn(order, menu)[0]?.about,
    }).toEqual({ ...wanted, cardapio: undefined, diz: undefined });
  });
});

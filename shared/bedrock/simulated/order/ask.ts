import { rules } from '../rules.ts';
import type { Choice } from '../text/random.ts';
import { render } from '../text/template.ts';
import { listed } from '../text/words.ts';
import type { Menu } from './menu.ts';
import type { Order } from './order.ts';

/** O que falta em um pedido: uma chave de `perguntas` em `pedido.yaml`, com o que a pergunta diz. */
export interface Gap {
  readonly about: string;
  readonly slots: Readonly<Record<string, string>>;
}

/** O que falta para um pedido poder ser entregue, do mais importante ao menos. */
export function gapsIn(order: Order, menu: Menu): Gap[] {
  return [...itemGaps(order, menu), ...deliveryGaps(order)];
}

/** O que falta só nos itens. */
export function itemGaps(order: Order, menu: Menu): Gap[] {
  const unclear = order.items.find((item) => item.options.length > 1);
  if (unclear) {
    const options = unclear.options.map((option) => option.name);
    return [
      {
        about: 'sabor',
        slots: { categoria: unclear.name.toLowerCase(), opcoes: listed(options.slice(0, 8)) },
      },
    ];
  }
  const names = menu.items.map((item) => item.name);
  if (order.unknown.length > 0) {
    return [
      {
        about: 'fora_do_cardapio',
        slots: {
          desconhecidos: listed(order.unknown.map((item) => item.name)),
          opcoes: listed(names.slice(0, 5)),
        },
      },
    ];
  }
  return order.items.length === 0 ? [{ about: 'itens', slots: {} }] : [];
}

function deliveryGaps(order: Order): Gap[] {
  const gaps: Gap[] = [];
  const { street, number } = order.address ?? {};
  if (!order.pickup && !street) gaps.push({ about: 'endereco', slots: {} });
  else if (!order.pickup && !number) gaps.push({ about: 'numero', slots: { rua: street ?? '' } });
  if (!order.payment) gaps.push({ about: 'pagamento', slots: {} });
  return gaps;
}

/** A pergunta sobre o que falta. */
export function questionAbout(gap: Gap, choice: Choice): string {
  const { perguntas } = rules().pedido;
  return render(choice.pick(perguntas[gap.about] ?? perguntas.outro!), gap.slots);
}

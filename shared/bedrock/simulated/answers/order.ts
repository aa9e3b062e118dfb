import { gapsIn, questionAbout } from '../order/ask.ts';
import { orderSlots } from '../order/describe.ts';
import { rules } from '../rules.ts';
import { render } from '../text/template.ts';
import { mentions, padded } from '../text/words.ts';
import type { Understanding } from '../understanding.ts';

/** Responde a um pedido: repete o que entendeu e pergunta o mais importante do que falta, uma coisa por vez. */
export function answerOrder({ choice, conversation, menu, order }: Understanding): string {
  const { respostas } = rules().pedido;
  const slots = orderSlots(order);
  const asked = padded(conversation.turns.findLast((turn) => turn.role === 'assistant')?.text ?? '');
  const confirming = ['confirmar', 'tudo certo', 'esta certo'].some((each) => mentions(asked, each));
  if (order.confirmed === false && (confirming || order.items.length === 0))
    return choice.pick(respostas.cancelado!);
  const gap = gapsIn(order, menu).find(
    (each) => !(each.about === 'fora_do_cardapio' && mentions(asked, 'cardapio') && order.items.length > 0),
  );
  if (gap === undefined && order.confirmed && confirming)
    return render(choice.pick(respostas.confirmado!), slots);
  if (gap === undefined)
    return `${render(choice.pick(respostas.resumo!), slots)} ${choice.pick(respostas.confirma!)}`;
  const question = questionAbout(gap, choice);
  const settled = order.items.some((item) => item.options.length === 0);
  return settled && gap.about !== 'sabor'
    ? `${render(choice.pick(respostas.parcial!), slots)} ${question}`
    : question;
}

import type { Json } from '../../model.ts';
import { orderSlots } from '../order/describe.ts';
import type { Conversation } from '../reading/conversation.ts';
import { isObject, objectsIn } from '../reading/embedded-json.ts';
import { rules, type Variants } from '../rules.ts';
import { extracted, namedValue, toNumber } from '../schema/extract.ts';
import { reais } from '../text/numbers.ts';
import { render, type Slots } from '../text/template.ts';
import { listed, mentions, padded } from '../text/words.ts';
import type { Understanding } from '../understanding.ts';
import { shaped } from './shape.ts';

/** Escreve o aviso ao cliente que o prompt pede, no tom e no tamanho pedidos. */
export function answerNotice(understanding: Understanding): string {
  const { choice, conversation, style } = understanding;
  const { eventos, evento_desconhecido, tom_padrao } = rules().avisos;
  const event = eventIn(conversation);
  const variants: Variants = event
    ? (eventos[event]![style.tone ?? tom_padrao] ?? eventos[event]![tom_padrao]!)
    : evento_desconhecido;
  const slots = slotsOf(understanding);
  // A primeira variante é a mais curta; sem limite, as outras dizem mais.
  const longer = variants.length > 1 ? variants.slice(1) : variants;
  const written = [choice.pick(longer), ...variants].map((variant) => render(variant, slots));
  const limited = style.maxCharacters ?? style.maxWords;
  const fits = (text: string) => limited === undefined || shaped(text, style) === text;
  return written.find(fits) ?? written.at(1) ?? written[0]!;
}

/** O evento do aviso: o que a instrução diz vale mais que a situação que vem nos dados. */
function eventIn(conversation: Conversation): string | undefined {
  return (
    strongest(conversation.instruction) ??
    strongest(String(statusOf(conversation) ?? '')) ??
    strongest(`${conversation.last}\n${conversation.context}`) ??
    strongest(conversation.system)
  );
}

function strongest(text: string): string | undefined {
  const folded = padded(text.replace(/_/g, ' '));
  const { eventos } = rules().avisos;
  let best: string | undefined;
  let longest = 0;
  for (const [name, event] of Object.entries(eventos)) {
    for (const cue of event.pistas!) {
      const words = padded(cue.replace(/_/g, ' ')).trim();
      // Uma pista de várias palavras diz mais que uma só: "empréstimo aprovado" vence "aprovado".
      const weight = words.split(' ').length;
      if (weight > longest && mentions(folded, words)) [best, longest] = [name, weight];
    }
  }
  return best;
}

function statusOf(conversation: Conversation): Json | undefined {
  return first(conversation, [
    'status',
    'situacao',
    'estado',
    'etapa',
    'evento',
    'event',
    'state',
    'decisao',
  ]);
}

function slotsOf(understanding: Understanding): Slots {
  const { conversation } = understanding;
  const text = (...names: string[]) => {
    const found = first(conversation, names);
    return typeof found === 'string' || typeof found === 'number' ? String(found) : undefined;
  };
  const order = orderSlots({ ...understanding.order, items: [] });
  const total =
    toNumber(first(conversation, ['total', 'valorTotal', 'valor', 'reembolso', 'price']) ?? '') ??
    moneyIn(conversation.last);
  return {
    nome: shortName(
      text('nomeCliente', 'cliente', 'customer', 'nomeDoCliente') ??
        customerName(conversation) ??
        order.nome ??
        nameAfterTo(conversation.last),
    ),
    pedido:
      text('numeroPedido', 'pedidoId', 'idPedido', 'orderId', 'pedido', 'numero', 'numeroDoPedido') ??
      stringOf(extracted('numeropedido', conversation)),
    itens: itemsIn(conversation),
    total: total === undefined ? undefined : reais(total),
    previsao:
      text('previsao', 'tempo', 'eta', 'minutos', 'novaPrevisao', 'prazoEntrega', 'tempoEstimado')?.replace(
        /^(\d+)$/,
        '$1 minutos',
      ) ?? timeIn(conversation.last),
    entregador: text('entregador', 'motoboy', 'courier', 'nomeEntregador') ?? courierIn(conversation.last),
    motivo: text('motivo', 'razao', 'reason', 'causa') ?? reasonIn(conversation.last),
    status: text('status', 'situacao', 'estado'),
  };
}

function first(conversation: Conversation, names: readonly string[]): Json | undefined {
  for (const name of names) {
    const found = namedValue(name, conversation);
    if (found !== undefined && !isObject(found)) return found;
  }
  return undefined;
}

/** O nome de quem recebe, em `cliente.nome` ou em `nome` fora de um item. */
function customerName(conversation: Conversation): string | undefined {
  const objects = [...conversation.values].reverse().flatMap(objectsIn);
  const customers = objects.flatMap((object) =>
    Object.entries(object).flatMap(([key, inner]) =>
      /client|customer/i.test(key) && isObject(inner) ? [inner] : [],
    ),
  );
  const others = objects.filter(
    (object) => !['quantidade', 'qtd', 'quantity', 'preco', 'price'].some((key) => key in object),
  );
  return [...customers, ...others]
    .map((object) => stringOf(object.nome ?? object.name))
    .find((name) => name !== undefined);
}

function itemsIn(conversation: Conversation): string | undefined {
  const found =
    namedValue('itens', conversation) ??
    namedValue('items', conversation) ??
    namedValue('item', conversation);
  if (typeof found === 'string') return found;
  if (!Array.isArray(found)) return undefined;
  const names = found.flatMap((item) => {
    if (typeof item === 'string') return [item];
    const name = isObject(item) ? (item.nome ?? item.name ?? item.item ?? item.sabor) : undefined;
    const quantity = isObject(item) ? (item.quantidade ?? item.qtd ?? item.quantity) : undefined;
    return typeof name === 'string' ? [typeof quantity === 'number' ? `${quantity}x ${name}` : name] : [];
  });
  return names.length > 0 ? listed(names) : undefined;
}

const NAME = String.raw`(\p{Lu}[\p{Ll}'’]+(?:\s\p{Lu}[\p{Ll}'’]+)?)`;

/** "para a Ana", "avise o João", "o cliente Pedro". */
function nameAfterTo(text: string): string | undefined {
  return new RegExp(
    String.raw`(?:[Pp]ara|[Pp]ro|[Pp]ra|[Aa]vise|[Aa]visando|[Aa]visar|[Dd]iga|[Cc]onte|[Ii]nforme|[Nn]otifique|[Cc]liente|[Cc]hamad[oa])\s+(?:que\s+)?(?:(?:a|o|à|ao)\s+)?(?:cliente\s+)?(?:chamad[oa]\s+)?${NAME}`,
    'u',
  ).exec(text)?.[1];
}

function shortName(name: string | undefined): string | undefined {
  return name?.trim().split(/\s+/)[0];
}

function timeIn(text: string): string | undefined {
  return /\b(\d{1,3}\s*(?:min(?:uto)?s?|horas?|h)\b|\d{1,2}h\d{2}|(?:às\s+)?\d{1,2}:\d{2})/i.exec(text)?.[1];
}

function courierIn(text: string): string | undefined {
  return new RegExp(
    String.raw`(?:entregador[a]?|motoboy|com [oa] entregador[a]?)\s+(?:é\s+[oa]\s+|[oa]\s+)?${NAME}`,
    'u',
  ).exec(text)?.[1];
}

function reasonIn(text: string): string | undefined {
  return /(?:por causa d[eao]s?|devido (?:à|ao|a)|motivo\s*:?)\s+([^.,;\n]{3,60})/i.exec(text)?.[1];
}

function moneyIn(text: string): number | undefined {
  const match = /R\$\s*(\d[\d.,]*)/.exec(text)?.[1];
  return match ? toNumber(match) : undefined;
}

function stringOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

import type { Json, ToolResult } from '../../model.ts';
import { isObject } from '../reading/embedded-json.ts';
import { rules } from '../rules.ts';
import { partsOf } from '../schema/concept.ts';
import { reais } from '../text/numbers.ts';
import { render } from '../text/template.ts';
import { listed } from '../text/words.ts';
import type { Understanding } from '../understanding.ts';

/** Conta ao cliente o que as ferramentas responderam. */
export function answerResults({ choice, conversation }: Understanding): string {
  const { erro, sucesso, vazio } = rules().geral.ferramenta;
  const failed = conversation.results.find((result) => result.status === 'error');
  if (failed) return render(choice.pick(erro), { dados: ended(contentOf(failed)) });
  const dados = conversation.results
    .map(contentOf)
    .filter((text) => text !== '')
    .map(ended)
    .join(' ');
  return dados === '' ? choice.pick(vazio) : render(choice.pick(sucesso), { dados });
}

function contentOf(result: ToolResult): string {
  return result.content
    .map((content) => ('json' in content ? described(content.json) : described(parsed(content.text))))
    .filter((text) => text !== '')
    .join(' ');
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text.trim();
  }
}

/** Um valor em palavras: `{"total": 45, "status": "CONFIRMADO"}` é "total: R$ 45,00; status: CONFIRMADO". */
function described(value: Json): string {
  if (value === null) return '';
  if (Array.isArray(value))
    return listed(
      value
        .slice(0, 12)
        .map(oneOf)
        .filter((text) => text !== ''),
    );
  if (!isObject(value)) return String(value);
  return Object.entries(value)
    .slice(0, 12)
    .map(
      ([key, inner]) =>
        [
          partsOf(key).join(' '),
          isMoney(key) && typeof inner === 'number' ? reais(inner) : nested(inner),
        ] as const,
    )
    .filter(([, text]) => text !== '')
    .map(([key, text]) => `${key}: ${text}`)
    .join('; ');
}

function oneOf(item: Json): string {
  if (!isObject(item)) return nested(item);
  const name = item.nome ?? item.name ?? item.item;
  const price = item.preco ?? item.price;
  if (typeof name !== 'string') return nested(item);
  return typeof price === 'number' ? `${name} (${reais(price)})` : name;
}

function nested(value: Json): string {
  if (isObject(value)) return `(${described(value)})`;
  if (typeof value === 'boolean') return value ? 'sim' : 'não';
  return described(value);
}

function isMoney(key: string): boolean {
  return partsOf(key).some((part) => /^(total|preco|valor|frete|taxa|desconto|subtotal|price)$/.test(part));
}

function ended(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

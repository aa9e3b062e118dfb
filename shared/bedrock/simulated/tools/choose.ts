import type { Tool, ToolUse } from '../../model.ts';
import { gapsIn, itemGaps, questionAbout } from '../order/ask.ts';
import { rules } from '../rules.ts';
import { partsOf } from '../schema/concept.ts';
import { type Filled, fillSchema, type MissingField } from '../schema/fill.ts';
import { render } from '../text/template.ts';
import { mentions, padded, words } from '../text/words.ts';
import type { Understanding } from '../understanding.ts';

/** O que fazer com as ferramentas oferecidas: chamar uma, perguntar, ou responder sem elas. */
export type ToolDecision =
  | { readonly kind: 'call'; readonly use: ToolUse }
  | { readonly kind: 'ask'; readonly question: string }
  | { readonly kind: 'none' };

interface Candidate {
  readonly tool: Tool;
  readonly filled: Filled;
  readonly score: number;
}

/** Escolhe uma ferramenta pelo nome, pela descrição e pelo que se consegue preencher. */
export function decideTool(understanding: Understanding): ToolDecision {
  const { conversation, request } = understanding;
  const { toolChoice, tools } = request;
  if (tools.length === 0) return { kind: 'none' };
  const forced = toolChoice.kind === 'tool' ? tools.find((tool) => tool.name === toolChoice.name) : undefined;
  if (forced) return call(forced, fillSchema(forced.inputSchema, understanding), understanding);
  const asking = tools.find((tool) => isAbout('perguntar', tool));
  const left = tools.filter(
    (tool) => tool !== asking && (toolChoice.kind === 'any' || !conversation.called.includes(tool.name)),
  );
  const isAnswer = conversation.results.length > 0;
  const ranked = left.map((tool) => candidate(tool, understanding)).sort((a, b) => b.score - a.score);
  const best = ranked[0];
  if (toolChoice.kind === 'any') return forcedAny(best, asking, understanding);
  if (!best || best.score < (isAnswer ? 3 : 1)) return { kind: 'none' };
  const gap = gapOf(best, understanding);
  if (gap === undefined) return call(best.tool, best.filled, understanding);
  if (isAnswer) return { kind: 'none' };
  return asking && !conversation.called.includes(asking.name)
    ? callAsking(asking, gap, understanding)
    : { kind: 'ask', question: gap };
}

function forcedAny(
  best: Candidate | undefined,
  asking: Tool | undefined,
  understanding: Understanding,
): ToolDecision {
  const gap = best && gapOf(best, understanding);
  if (asking && (!best || gap !== undefined))
    return callAsking(asking, gap ?? anyQuestion(understanding), understanding);
  return best ? call(best.tool, best.filled, understanding) : { kind: 'none' };
}

function candidate(tool: Tool, understanding: Understanding): Candidate {
  const filled = fillSchema(tool.inputSchema, understanding);
  const said = padded(understanding.conversation.last);
  const topics = Object.entries(rules().geral.ferramentas).filter(
    ([topic]) => topic !== 'perguntar' && isAbout(topic, tool),
  );
  const called = topics.filter(([, { fala }]) => fala.some((cue) => mentions(said, cue))).length;
  const own = new Set([...partsOf(tool.name), ...words(tool.description ?? '').map((word) => word.folded)]);
  const { vazias } = rules().geral;
  const shared = [...new Set(said.trim().split(' '))].filter(
    (word) => word.length > 3 && own.has(word) && !vazias.includes(word),
  ).length;
  const orders = topics.some(([topic]) => topic === 'pedido') && understanding.intent === 'pedido' ? 2 : 0;
  const missing = filled.missing.length > 0 ? 0.5 : 0;
  return {
    tool,
    filled,
    score: called * 3 + Math.min(shared, 3) + orders + Math.min(filled.known, 4) * 0.5 - missing,
  };
}

/** Se o nome da ferramenta (ou o começo da descrição) trata do assunto. */
function isAbout(topic: string, tool: Tool): boolean {
  const names = rules().geral.ferramentas[topic]!.nome;
  const parts = partsOf(tool.name);
  if (names.some((name) => parts.includes(name) || tool.name.toLowerCase() === name)) return true;
  const verb = words((tool.description ?? '').slice(0, 40))[0]?.folded ?? '';
  return names.some((name) => verb === name || (name.length > 5 && verb.startsWith(name.slice(0, -2))));
}

function call(tool: Tool, filled: Filled, { choice }: Understanding): ToolDecision {
  return {
    kind: 'call',
    use: { toolUseId: `tooluse_${choice.id(22)}`, name: tool.name, input: filled.value },
  };
}

function callAsking(asking: Tool, question: string, understanding: Understanding): ToolDecision {
  const filled = fillSchema(asking.inputSchema, understanding);
  const { properties } = asking.inputSchema as {
    readonly properties?: Record<string, { readonly type?: string; readonly enum?: unknown }>;
  };
  const field = Object.keys(properties ?? {}).find(
    (name) => properties![name]!.type === 'string' && properties![name]!.enum === undefined,
  );
  const isText =
    field !== undefined &&
    typeof filled.value === 'object' &&
    filled.value !== null &&
    !Array.isArray(filled.value);
  const value = isText ? { ...filled.value, [field]: question } : filled.value;
  return call(asking, { ...filled, value }, understanding);
}

/** A pergunta sobre o primeiro dado obrigatório que falta, ou `undefined` quando não falta nada. */
function gapOf({ filled, tool }: Candidate, understanding: Understanding): string | undefined {
  const { choice, menu, order } = understanding;
  const takesItems = JSON.stringify(tool.inputSchema).match(
    /"(itens|items|sabor|sabores|produtos|lanches|pizzas|pedido)"/,
  );
  const gap = takesItems ? itemGaps(order, menu)[0] : undefined;
  const asked = padded(
    understanding.conversation.turns.findLast((turn) => turn.role === 'assistant')?.text ?? '',
  );
  const repeated = gap?.about === 'fora_do_cardapio' && order.items.length > 0 && mentions(asked, 'cardapio');
  if (gap && !repeated) return questionAbout(gap, choice);
  const first = [...filled.missing].sort((a, b) => rank(a) - rank(b))[0];
  return first && missingQuestion(first, understanding);
}

const ORDER = [
  'itens',
  'item',
  'sabores',
  'quantidade',
  'tamanho',
  'endereco',
  'rua',
  'numero',
  'bairro',
  'cep',
  'pagamento',
  'troco',
  'cliente',
  'telefone',
];

function rank({ concept }: MissingField): number {
  const at = ORDER.indexOf(concept ?? '');
  return at < 0 ? ORDER.length : at;
}

function missingQuestion(
  { concept, description, name }: MissingField,
  { choice, order }: Understanding,
): string {
  const item = order.items[0]?.name ?? 'cada item';
  const abouts: Readonly<Record<string, string>> = {
    rua: 'endereco',
    item: 'itens',
    sabores: 'itens',
    cliente: 'nome',
  };
  const about = abouts[concept ?? ''] ?? concept ?? 'outro';
  const label = description
    ? description.replace(/\.$/, '').replace(/^\p{Lu}/u, (letter) => letter.toLowerCase())
    : partsOf(name).join(' ');
  if (about === 'numero' && order.address?.street)
    return questionAbout({ about, slots: { rua: order.address.street } }, choice);
  if (about === 'tamanho') return render('Qual é o tamanho de {item}: pequena, média ou grande?', { item });
  const known = ['itens', 'quantidade', 'endereco', 'pagamento', 'troco', 'nome', 'telefone'].includes(about);
  return questionAbout({ about: known ? about : 'outro', slots: { item, campo: label } }, choice);
}

function anyQuestion({ choice, menu, order }: Understanding): string {
  const gap = gapsIn(order, menu)[0] ?? { about: 'outro', slots: { campo: 'o que mais você precisa' } };
  return questionAbout(gap, choice);
}
